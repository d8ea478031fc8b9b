window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "1400000001-2200000001",
   "messages": [
    {
     "messageCreate": {
      "id": "1",
      "text": "nobody sent it",
      "createdAt": "2024-04-01T10:00:00.000Z"
     }
    },
    {
     "messageCreate": "words"
    },
    {
     "messageCreate": {
      "id": "0",
      "senderId": "1400000001",
      "recipientId": "2200000001",
      "text": "when?"
     }
    },
    {
     "reactionCreate": {
      "senderId": "2200000001"
     }
    },
    7
   ]
  }
 }
]
