"""What a person does on Bluesky, each as the site's own client library does it in a page.

``agent`` and ``chat`` are the library's, ``made`` is what was made before; a script is given a post of Ana's, Ana's and
Tom's DID, and a token whose time is over.
"""

#: Those that leave something in the repository, or take it away.
RECORDED = {
    "post": """() => agent.post({ text: "The harbour was quiet today." }).then(post => { made.post = post })""",
    "mention, link and tag": """async () => {
      const text = new atproto.RichText({ text: "Thank you @ana.test and see https://example.org #boats" });
      await text.detectFacets(agent);
      await agent.post({ text: text.text, facets: text.facets });
    }""",
    "reply": """([post]) => agent.post({ text: "How did the crane do?", reply: { root: post, parent: post } })""",
    "go on with the own thread": """async () => {
      made.more = await agent.post({ text: "And it stayed so.", reply: { root: made.post, parent: made.post } });
    }""",
    "quote": """([post]) => agent.post({
      text: "Worth reading.", embed: { $type: "app.bsky.embed.record", record: post },
    })""",
    "a picture with a quote and a warning": """async () => {
      const picture = await fetch("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=");
      const { data } = await agent.uploadBlob(await picture.blob(), { encoding: "image/gif" });
      await agent.post({
        text: "A picture.",
        labels: { $type: "com.atproto.label.defs#selfLabels", values: [{ val: "graphic-media" }] },
        embed: {
          $type: "app.bsky.embed.recordWithMedia",
          record: { $type: "app.bsky.embed.record", record: { uri: made.post.uri, cid: made.post.cid } },
          media: { $type: "app.bsky.embed.images", images: [{ alt: "a dot", image: data.blob }] },
        },
      });
    }""",
    "post as the site's client does, with who may reply": """async () => {
      const rkey = atproto.TID.nextStr();
      const createdAt = new Date().toISOString();
      const create = (collection, value) => ({
        $type: "com.atproto.repo.applyWrites#create", collection, rkey,
        value: { $type: collection, createdAt, ...value },
      });
      const post = `at://${agent.did}/app.bsky.feed.post/${rkey}`;
      await agent.com.atproto.repo.applyWrites({ repo: agent.did, validate: true, writes: [
        create("app.bsky.feed.post", { text: "Who may answer this?" }),
        create("app.bsky.feed.threadgate", { post, allow: [] }),
      ] });
    }""",
    "like": """async ([post]) => { made.like = await agent.like(post.uri, post.cid) }""",
    "take the like back": """() => agent.deleteLike(made.like.uri)""",
    "repost": """async ([post]) => { made.repost = await agent.repost(post.uri, post.cid) }""",
    "take the repost back": """() => agent.deleteRepost(made.repost.uri)""",
    "follow": """async ([post, ana]) => { made.follow = await agent.follow(ana) }""",
    "unfollow": """() => agent.deleteFollow(made.follow.uri)""",
    "follow several at once": """([post, ana, tom]) => agent.com.atproto.repo.applyWrites({
      repo: agent.did,
      writes: [ana, tom].map(subject => ({
        $type: "com.atproto.repo.applyWrites#create",
        collection: "app.bsky.graph.follow",
        value: { $type: "app.bsky.graph.follow", subject, createdAt: new Date().toISOString() },
      })),
    })""",
    "block": """async ([post, ana]) => {
      const block = { subject: ana, createdAt: new Date().toISOString() };
      made.block = await agent.app.bsky.graph.block.create({ repo: agent.did }, block);
    }""",
    "unblock": """() => agent.app.bsky.graph.block.delete({
      repo: agent.did, rkey: new atproto.AtUri(made.block.uri).rkey,
    })""",
    "delete a post": """() => agent.deletePost(made.more.uri)""",
    "a like given while the sign-in ran out": """async ([post, ana, tom, expired]) => {
      agent.session.accessJwt = expired;
      made.late = await agent.like(post.uri, post.cid);
    }""",
    "edit the profile": """() => agent.upsertProfile(old => ({ ...old, description: "Boats and words." }))""",
    "edit it again": """() => agent.upsertProfile(old => ({ ...old, displayName: "Mara" }))""",
    "a list with somebody in it": """async ([post, ana]) => {
      const createdAt = new Date().toISOString();
      const list = { name: "Boats", purpose: "app.bsky.graph.defs#curatelist", createdAt };
      const { uri } = await agent.app.bsky.graph.list.create({ repo: agent.did }, list);
      await agent.app.bsky.graph.listitem.create({ repo: agent.did }, { subject: ana, list: uri, createdAt });
    }""",
}

#: Those of which the repository knows nothing: what Rapport must keep of each, as type, object type and words.
ELSEWHERE = {
    "mute": ("([post, ana]) => agent.mute(ana)", ("Ignore", "Profile", None)),
    "unmute": ("([post, ana]) => agent.unmute(ana)", ("Undo", "Profile", None)),
    "search for posts": ("""() => agent.app.bsky.feed.searchPosts({ q: "harbour" })""", ("Search", None, None)),
    "search for people": ("""() => agent.searchActors({ q: "ana" })""", ("Search", None, None)),
    "write": (
        """async ([post, ana]) => {
      made.conversation = (await chat.getConvoForMembers({ members: [ana] })).data.convo.id;
      const sent = { convoId: made.conversation, message: { text: "See you at the harbour?" } };
      made.message = (await chat.sendMessage(sent)).data.id;
    }""",
        ("Create", "Message", 5),
    ),
    "react to a message": (
        """() => chat.addReaction({ convoId: made.conversation, messageId: made.message, value: "❤" })""",
        ("Like", "Message", None),
    ),
    "take the reaction back": (
        """() => chat.removeReaction({ convoId: made.conversation, messageId: made.message, value: "❤" })""",
        ("Undo", "Message", None),
    ),
}

#: Those that are none, or that the server refuses.
NO_ACTS = {
    "read the timeline": "() => agent.getTimeline()",
    "look for a name while typing it": """() => agent.searchActorsTypeahead({ q: "an" })""",
    "read the notifications": "() => agent.listNotifications().then(() => agent.updateSeenNotifications())",
    "change a setting": "() => agent.setAdultContentEnabled(false)",
    "mute a word": """() => agent.addMutedWord({ value: "spoiler", targets: ["content"], actorTarget: "all" })""",
    "keep a bookmark": "([post]) => agent.app.bsky.bookmark.createBookmark(post)",
    "mute a thread": "([post]) => agent.app.bsky.graph.muteThread({ root: post.uri })",
    "read a conversation": "() => chat.updateRead({ convoId: made.conversation })",
    "leave a conversation": "() => chat.leaveConvo({ convoId: made.conversation })",
    "a post that is too long": """() => agent.post({ text: "x".repeat(3001) }).then(
      () => { throw new Error("taken") }, () => null)""",
    "write into another's repository": """([post, ana]) => agent.com.atproto.repo.createRecord({
      repo: ana, collection: "app.bsky.feed.like", record: { subject: post, createdAt: new Date().toISOString() },
    }).then(() => { throw new Error("taken") }, () => null)""",
}
