window.YTD.tweet.part0 = [
 {
  "retweeted": false,
  "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
  "entities": {
   "hashtags": [],
   "symbols": [],
   "user_mentions": [],
   "urls": []
  },
  "display_text_range": [
   "0",
   "27"
  ],
  "favorite_count": "2",
  "truncated": false,
  "retweet_count": "0",
  "id": "727769731691446272",
  "created_at": "Wed May 04 08:00:00 +0000 2016",
  "favorited": false,
  "full_text": "Good morning from the tower",
  "lang": "en"
 },
 {
  "retweeted": false,
  "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
  "entities": {
   "hashtags": [],
   "symbols": [],
   "user_mentions": [],
   "urls": []
  },
  "display_text_range": [
   "0",
   "28"
  ],
  "favorite_count": "2",
  "id_str": "7300000001",
  "truncated": false,
  "retweet_count": "0",
  "id": "7300000001",
  "created_at": "Sat Jan 02 08:00:00 +0000 2010",
  "favorited": false,
  "full_text": "Before numbers told the time",
  "lang": "en"
 },
 {
  "retweeted": false,
  "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
  "entities": {
   "hashtags": [],
   "symbols": [],
   "user_mentions": null,
   "urls": null
  },
  "display_text_range": [
   "0",
   "16"
  ],
  "favorite_count": "2",
  "id_str": "860041302635446272",
  "truncated": false,
  "retweet_count": "0",
  "id": "860041302635446272",
  "created_at": "Thu May 04 08:00:00 +0000 2017",
  "favorited": false,
  "full_text": "@river_otter yes",
  "lang": "en",
  "in_reply_to_status_id": "800000000000000001",
  "in_reply_to_user_id": 2200000001,
  "in_reply_to_screen_name": "river_otter"
 }
];
