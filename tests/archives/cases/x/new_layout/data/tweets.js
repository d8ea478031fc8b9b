window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1766750841861046272"
     ],
     "editableUntil": "2024-03-10T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [
     {
      "name": "Ben Marten",
      "screen_name": "pine_marten",
      "indices": [
       "0",
       "5"
      ],
      "id_str": "2200000002",
      "id": "2200000002"
     }
    ],
    "urls": [],
    "media": [
     {
      "url": "https://t.co/pic0000002",
      "source_status_id_str": "1700000000000000055",
      "source_user_id_str": "2200000002"
     }
    ]
   },
   "display_text_range": [
    "0",
    "53"
   ],
   "favorite_count": "2",
   "id_str": "1766750841861046272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1766750841861046272",
   "created_at": "Sun Mar 10 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "RT @pine_marten: Look at this https://t.co/pic0000002",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1766388453995446272"
     ],
     "editableUntil": "2024-03-09T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [
     {
      "name": "Ana Otter",
      "screen_name": "river_otter",
      "indices": [
       "0",
       "5"
      ],
      "id_str": "2200000001",
      "id": "2200000001"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "85"
   ],
   "favorite_count": "2",
   "id_str": "1766388453995446272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1766388453995446272",
   "created_at": "Sat Mar 09 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "RT @river_otter: Three things I learnt about wind shields, and a fourth that I did n…",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1766026066129846272"
     ],
     "editableUntil": "2024-03-08T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [
     {
      "name": "Ben Marten",
      "screen_name": "pine_marten",
      "indices": [
       "0",
       "5"
      ],
      "id_str": "2200000002",
      "id": "2200000002"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "46"
   ],
   "favorite_count": "2",
   "id_str": "1766026066129846272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1766026066129846272",
   "created_at": "Fri Mar 08 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "@pine_marten are you at the meeting on Friday?",
   "lang": "en",
   "in_reply_to_user_id_str": "2200000002",
   "in_reply_to_screen_name": "pine_marten"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1765663678264246272"
     ],
     "editableUntil": "2024-03-07T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [
     {
      "name": "left",
      "screen_name": "left_long_ago",
      "indices": [
       "0",
       "5"
      ],
      "id_str": "-1",
      "id": "-1"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "30"
   ],
   "favorite_count": "2",
   "id_str": "1765663678264246272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1765663678264246272",
   "created_at": "Thu Mar 07 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "@left_long_ago That is a pity.",
   "lang": "en",
   "in_reply_to_status_id_str": "1763481801323446272",
   "in_reply_to_user_id_str": "2200000009"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1765301290398646272"
     ],
     "editableUntil": "2024-03-06T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [
     {
      "name": "Ana Otter",
      "screen_name": "river_otter",
      "indices": [
       "0",
       "5"
      ],
      "id_str": "2200000001",
      "id": "2200000001"
     },
     {
      "name": "Ben Marten",
      "screen_name": "pine_marten",
      "indices": [
       "0",
       "5"
      ],
      "id_str": "2200000002",
      "id": "2200000002"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "80"
   ],
   "favorite_count": "2",
   "id_str": "1765301290398646272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1765301290398646272",
   "created_at": "Wed Mar 06 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "@river_otter @pine_marten I would take the small recorder; thank you for asking!",
   "lang": "en",
   "in_reply_to_status_id_str": "1765293740651446277",
   "in_reply_to_user_id_str": "2200000001",
   "in_reply_to_screen_name": "river_otter"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1765015658296246272"
     ],
     "editableUntil": "2024-03-05T14:05:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
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
    "25"
   ],
   "favorite_count": "2",
   "id_str": "1765015658296246272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1765015658296246272",
   "created_at": "Tue Mar 05 14:05:00 +0000 2024",
   "favorited": false,
   "full_text": "And one very angry goose.",
   "lang": "en",
   "in_reply_to_status_id_str": "1765014949458870272",
   "in_reply_to_status_id": "1765014949458870272",
   "in_reply_to_user_id_str": "1400000001",
   "in_reply_to_user_id": "1400000001",
   "in_reply_to_screen_name": "mia_m"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1765014949458870272"
     ],
     "editableUntil": "2024-03-05T14:02:11.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [],
    "media": [
     {
      "url": "https://t.co/pic0000001",
      "expanded_url": "https://twitter.com/mia_m/status/1/photo/1",
      "id_str": "1",
      "type": "photo"
     }
    ]
   },
   "display_text_range": [
    "0",
    "82"
   ],
   "favorite_count": "2",
   "id_str": "1765014949458870272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1765014949458870272",
   "created_at": "Tue Mar 05 14:02:11 +0000 2024",
   "favorited": false,
   "full_text": "Back from the marsh with two hours of bitterns &amp; rain. https://t.co/pic0000001",
   "lang": "en"
  }
 }
]
