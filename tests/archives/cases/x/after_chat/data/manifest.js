window.__THAR_CONFIG = {
 "userInfo": {
  "accountId": "1400000001",
  "userName": "mia_m",
  "displayName": "Mia Muster"
 },
 "archiveInfo": {
  "sizeBytes": "4563",
  "generationDate": "2026-06-01T12:00:00.000Z",
  "isPartialArchive": false,
  "maxPartSizeBytes": "53687091200"
 },
 "readmeInfo": {
  "fileName": "data/README.txt"
 },
 "dataTypes": {
  "tweets": {
   "files": [
    {
     "fileName": "data/tweets.js",
     "globalName": "YTD.tweets.part0",
     "count": "7"
    }
   ]
  }
 }
}
