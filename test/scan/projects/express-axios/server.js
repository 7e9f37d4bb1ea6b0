const express = require('express');
const toss = require('./toss');

const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  try {
    const token = await toss.generateToken(req.body.authorizationCode, req.body.referrer);
    res.json(token);
  } catch (error) {
    console.error(JSON.stringify(error));
    res.status(500).json({ message: 'login failed' });
  }
});

app.listen(3000);
