window.YTD.direct_messages_group.part0 = [
 {
  "dmConversation": {
   "conversationId": "1612345678901234567",
   "messages": [
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "I bring the cables.",
      "mediaUrls": [],
      "senderId": "1400000001",
      "id": "1776203125355446272",
      "createdAt": "2024-04-05T11:00:00.120Z",
      "editHistory": []
     }
    },
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "Who brings what on Saturday?",
      "mediaUrls": [],
      "senderId": "2200000001",
      "id": "1776188025861046272",
      "createdAt": "2024-04-05T10:00:00.120Z",
      "editHistory": []
     }
    },
    {
     "conversationNameUpdate": {
      "initiatingUserId": "2200000001",
      "name": "Saturday",
      "createdAt": "2024-04-05T09:01:00.000Z"
     }
    },
    {
     "joinConversation": {
      "initiatingUserId": "2200000001",
      "participantsSnapshot": [
       "2200000001",
       "2200000002",
       "1400000001"
      ],
      "createdAt": "2024-04-05T09:00:00.000Z"
     }
    }
   ]
  }
 }
]
