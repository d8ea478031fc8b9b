window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "1400000001-2200000001",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "2200000001",
      "reactions": [],
      "urls": [],
      "text": "Gladly! Tuesday at four?",
      "mediaUrls": [],
      "senderId": "1400000001",
      "id": "1775103378846646272",
      "createdAt": "2024-04-02T10:10:00.120Z",
      "editHistory": []
     }
    },
    {
     "messageCreate": {
      "recipientId": "1400000001",
      "reactions": [],
      "urls": [],
      "text": "Would you show me how you set the levels?",
      "mediaUrls": [],
      "senderId": "2200000001",
      "id": "1775100862264246272",
      "createdAt": "2024-04-02T10:00:00.120Z",
      "editHistory": []
     }
    }
   ]
  }
 },
 {
  "dmConversation": {
   "conversationId": "1400000001-2200000002",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "1400000001",
      "reactions": [],
      "urls": [],
      "text": "",
      "mediaUrls": [
       "https://ton.twitter.com/dm/1"
      ],
      "senderId": "2200000002",
      "id": "1775463250129846272",
      "createdAt": "2024-04-03T10:00:00.120Z",
      "editHistory": []
     }
    }
   ]
  }
 }
]
