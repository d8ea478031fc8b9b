window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "id_str" : "1194821748136500001",
      "created_at" : "Thu Nov 14 03:37:58 +0000 2019",
      "full_text" : "Up early again.",
      "entities" : { "user_mentions" : [ ] }
    }
  }
]
