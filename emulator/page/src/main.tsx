import { render } from 'preact';
import { Page } from './page.js';
import { readContract } from './state/contract.js';
import { start } from './state/emulator.js';
import './styles/index.css';

start();
void readContract();
const root = document.getElementById('page');
if (root) render(<Page />, root);
