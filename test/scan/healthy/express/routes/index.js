var express = require('express');
var axios = require('axios');
var https = require('https');
var router = express.Router();

router.get('/', async function (req, res, next) {
  try {
    const { data } = await axios.get('https://example.com/api', {
      httpsAgent: new https.Agent({ rejectUnauthorized: false }),
    });
    console.log('accessToken', data.accessToken, data.error.code);
    res.render('index', { title: 'Express' });
  } catch (error) {
    next(error);
  }
});

module.exports = router;
