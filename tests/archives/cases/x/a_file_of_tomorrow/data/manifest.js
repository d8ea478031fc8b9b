window.__THAR_CONFIG = {
 "userInfo": {
  "accountId": "1",
  "userName": "ben_mora",
  "displayName": "Ben Mora"
 },
 "archiveInfo": {
  "generationDate": "2026-06-01T12:00:00.000Z",
  "isPartialArchive": true
 },
 "dataTypes": {
  "tweets": {
   "files": [
    {
     "fileName": "data/tweets.js",
     "globalName": "YTD.tweets.part0",
     "count": "1"
    },
    {
     "fileName": "data/tweets-part1.js",
     "globalName": "YTD.tweets.part1",
     "count": "1"
    }
   ]
  },
  "like": {
   "files": [
    {
     "fileName": "data/like.js",
     "globalName": "YTD.like.part0",
     "count": "0"
    }
   ]
  },
  "odd": 3,
  "app": {
   "files": [
    {
     "fileName": "data/app.js",
     "globalName": "YTD.app.part0",
     "count": "4"
    }
   ]
  }
 }
}
