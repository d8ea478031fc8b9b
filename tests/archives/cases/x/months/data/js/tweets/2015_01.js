Grailbird.data.tweets_2015_01 = 
 [
 {
  "source": "web",
  "entities": {
   "user_mentions": [
    {
     "name": "Ana Otter",
     "screen_name": "river_otter",
     "indices": [
      3,
      15
     ],
     "id_str": "2200000001",
     "id": 2200000001
    }
   ],
   "media": [],
   "hashtags": [],
   "urls": []
  },
  "id_str": "558807048880521216",
  "text": "RT @river_otter: Ice on the lake",
  "retweeted_status": {
   "id_str": "558800000000000001",
   "text": "Ice on the lake",
   "id": 558800000000000001,
   "user": {
    "id_str": "2200000001"
   }
  },
  "id": 558807048880521216,
  "created_at": "2015-01-24 02:02:37 +0000",
  "user": {
   "name": "Mia Muster",
   "screen_name": "mia_m",
   "id_str": "1400000001",
   "id": 1400000001
  }
 }
]