import { render } from 'preact';
import { Page } from './page.js';
import { start } from './state/emulator.js';
import './styles/index.css';

start();
const root = document.getElementById('page');
if (root) render(<Page />, root);
