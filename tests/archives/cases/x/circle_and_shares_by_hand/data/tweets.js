window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "1668300000000000009",
   "created_at": "Mon Jun 12 18:04:05 +0000 2023",
   "full_text": "hello all",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "1668300000000000001",
   "created_at": "Mon Jun 12 17:04:05 +0000 2023",
   "full_text": "only for you few: I quit",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "1429604586",
   "created_at": "Wed Apr 01 10:00:00 +0000 2009",
   "full_text": "RT: @ana: swifts over the mill",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "1429604999",
   "created_at": "Wed Apr 01 11:00:00 +0000 2009",
   "full_text": "RT @ana swifts again",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "1429605999",
   "created_at": "Wed Apr 01 12:00:00 +0000 2009",
   "full_text": "so true RT @ana: swifts",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 },
 {
  "tweet": {
   "id_str": "1668300000000000077",
   "created_at": "Mon Jun 12 18:04:05 +0000 2023",
   "full_text": "few again, in a second part",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 }
]
