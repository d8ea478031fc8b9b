// "What does this page look like?": writes the structure of a page as markup without a word of its content, to repair a site's
// declaration with. It keeps names of tags and attributes, roles, parts of class names, and the number of children; of attribute
// values only what the declaration itself contains. docs/pages.md says what is left out.

/**
 * Runs in the page, in the extension's own world, where only this function of the file exists. It does not change the page.
 * @param {object} declaration of the site
 * @param {string} first the line before the structure
 * @returns {string} markup, one line per element
 */
export function structureOf(declaration, first) {
  // In Chromium a form's controls hide the form's own members of the same name.
  const of = (/** @type {Element} */ element, /** @type {string} */ name) => Reflect.get(Element.prototype, name, element);
  const nameOf = (/** @type {Element} */ element) => /** @type {string} */ (of(element, "localName"));
  const valueAt = (/** @type {Element} */ element, /** @type {string} */ name) => Element.prototype.getAttribute.call(element, name);
  const MOST = 5000; // elements
  const DEEPEST = 80;
  const WIDEST = 60; // children of one element
  const MOST_WORDS = 30_000;
  const MOST_CHARACTERS = 2_000_000; // of texts and values
  /** Elements that are shown without their content. */
  const CLOSED = new Set(["svg", "math", "iframe", "object", "canvas", "video", "audio", "picture", "textarea", "title", "select", "noframes", "xmp", "plaintext"]);
  const UNREAD = new Set(["script", "style", "template", "noscript", "head", "link", "meta"]);
  const VOID = new Set(["area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"]);
  const ROLES = new Set(("alert,article,banner,button,cell,checkbox,columnheader,combobox,complementary,contentinfo,dialog,document,feed,figure,form,grid,gridcell,group,heading,img,link,list,listbox,listitem,log,main,menu,menubar,menuitem,navigation,none,note,option,presentation,progressbar,radio,radiogroup,region,row,rowgroup,search,searchbox,separator,slider,status,switch,tab,table,tablist,tabpanel,textbox,timer,toolbar,tooltip,tree,treeitem").split(","));
  const TYPES = new Set("button,checkbox,email,file,hidden,image,number,password,radio,reset,search,submit,tel,text,url".split(","));
  const PLAIN = new Set("action,alt,autoplay,checked,class,content,contenteditable,datetime,dir,disabled,draggable,for,height,hidden,href,icon,id,itemprop,itemscope,itemtype,label,lang,loop,maxlength,method,muted,name,placeholder,playsinline,poster,rel,required,role,selected,size,slot,src,srcset,style,tabindex,target,title,type,value,width".split(","));
  /** What follows aria- in the attribute names of WAI-ARIA 1.3. */
  const ARIA = new Set("activedescendant,atomic,autocomplete,braillelabel,brailleroledescription,busy,checked,colcount,colindex,colindextext,colspan,controls,current,describedby,description,details,disabled,dropeffect,errormessage,expanded,flowto,grabbed,haspopup,hidden,invalid,keyshortcuts,label,labelledby,level,live,modal,multiline,multiselectable,orientation,owns,placeholder,posinset,pressed,readonly,relevant,required,roledescription,rowcount,rowindex,rowindextext,rowspan,selected,setsize,sort,valuemax,valuemin,valuenow,valuetext".split(","));
  /** Words that interfaces are made of, which say nothing about anybody. */
  const KNOWN = new Set(("about,account,action,actions,active,activity,actor,ad,ads,album,anchor,app,article,aside,attachment,audio,author,avatar,back,badge,banner,bar,base,block,body,bottom,box,browse,btn,bubble,button,card,caption,card,cell,center,chat,child,clear,close,col,collapse,column,comment,comments,compact,container,content,context,control,controls,count,cover,create,current,dark,date,default,description,detail,details,dialog,disabled,display,divider,drawer,dropdown,edit,editor,embed,empty,end,entry,error,event,expand,explore,feed,field,figure,filter,first,flex,float,follow,footer,form,forward,full,gallery,global,grid,group,handle,hashtag,head,header,heading,heart,hidden,home,icon,image,img,info,inline,inner,input,item,items,label,large,last,layout,left,like,link,links,list,loading,location,login,logo,main,mark,media,member,menu,message,messages,meta,middle,mini,modal,month,more,name,nav,navigation,network,new,next,note,notice,notification,notifications,off,open,option,options,outer,overlay,own,page,pagination,panel,participant,people,person,photo,picture,pinned,player,poll,popup,post,posts,preview,previous,primary,privacy,profile,promoted,quote,reaction,read,recommended,reply,repost,request,results,retweet,right,role,root,row,scroll,search,secondary,section,see,select,selected,send,separator,settings,shadow,share,shared,sheet,show,side,sidebar,sign,signup,size,small,social,spacer,spinner,sponsored,stack,start,state,status,sticky,story,stream,style,sub,subtitle,suggested,suggestion,suggestions,tab,table,tabs,tag,text,theme,thread,thumbnail,time,timeline,timestamp,title,toggle,toolbar,tooltip,top,trend,trending,tweet,unread,update,upload,user,username,verified,video,view,viewer,visible,visually,web,widget,wide,width,wrap,wrapper").split(","));

  /** Letters that are not another letter with a mark, and their spelling in names. @type {Record<string, string>} */
  const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  /** Other spellings that some languages use for letters with marks. @type {Record<string, string>[]} */
  const SPELT = [{ ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" }, { å: "aa" }];
  /** @param {Record<string, string>} table @param {string} letter in either case */
  const spelt = (table, letter) => {
    const small = letter.toLowerCase();
    const plain = table[small] ?? letter;
    return small === letter ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
  };
  /** @param {string} text @returns {string} in the letters of class and attribute names: José becomes Jose */
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[łøđðħıßæœþ]/gi, (letter) => spelt(LETTERS, letter));

  /** @param {string} text @returns {string} with percent-encoding such as %C3%A9 decoded where possible */
  const unescaped = (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });

  /** @param {string} text @returns {string[]} its words in small letters without accents; camelCase counts as two words */
  const wordsOf = (text) => folded(text).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/\p{L}{2,40}/gu) ?? [];
  for (const word of wordsOf(JSON.stringify(declaration))) KNOWN.add(word);

  /** The words of the page's own content, also joined together: none may stay, unless it is a known word. @type {Set<string>} */
  const content = new Set();
  /** How many elements have this part in a class, an attribute's name or their own name. @type {Map<string, number>} */
  const uses = new Map();
  /** Whether the page has more text than can be examined; then only known words stay. */
  let unheard = false;
  let characters = MOST_CHARACTERS;

  /** @param {string} text */
  const hearAs = (text) => {
    for (const word of wordsOf(text)) content.add(word);
    const together = folded(text.slice(0, 200)).toLowerCase().replace(/[^\p{L}]/gu, "");
    if (together.length <= 40) content.add(together);
  };
  /** @param {string} raw */
  const hear = (raw) => {
    characters -= raw.length;
    unheard ||= characters < 0 || content.size > MOST_WORDS;
    if (unheard) return;
    const text = unescaped(raw).normalize("NFC");
    hearAs(text);
    for (const table of SPELT) {
      const otherwise = text.replace(/[äöüøå]/gi, (letter) => spelt(table, letter));
      if (otherwise !== text) hearAs(otherwise);
    }
  };
  hear(location.href);
  hear(document.title);
  for (const element of document.querySelectorAll("body,body *")) {
    const names = [nameOf(element), valueAt(element, "class") ?? ""];
    for (const { name, value } of of(element, "attributes")) {
      names.push(name);
      const picture = /^data:[^,]{0,100};base64,/.test(value); // contains no words, however long it is
      if (!picture && !["class", "style", "d", "points"].includes(name)) hear(value);
    }
    for (const node of of(element, "childNodes")) if (node instanceof Text && !UNREAD.has(nameOf(element))) hear(node.nodeValue ?? "");
    for (const part of new Set(wordsOf(names.join(" ")))) uses.set(part, (uses.get(part) ?? 0) + 1);
  }
  unheard ||= content.size > MOST_WORDS;
  const long = [...content].filter((word) => word.length > 3 && !KNOWN.has(word));

  /** @type {Map<string, string>} */
  const masked = new Map();
  /**
   * A name whose parts are masked if they might identify somebody: parts that are in the page's content too, or in one element only.
   * @param {string} name
   */
  const mask = (name) => {
    let known = masked.get(name);
    if (known === undefined) {
      known = folded(name.slice(0, 80)).replace(/[^-_:.]+/g, (piece) => /\d/.test(piece) ? "#" : piece.replace(/[a-z]+|[A-Z][a-z]*|[^a-zA-Z]+/g, (part) => {
        const word = part.toLowerCase();
        if (KNOWN.has(word)) return part;
        const tells = unheard || !/^[a-z]{3,24}$/.test(word) || content.has(word) || (uses.get(word) ?? 0) < 2 ||
          long.some((each) => word.includes(each) || piece.toLowerCase().includes(each));
        return tells ? "#" : part;
      })).replace(/#+/g, "#");
      masked.set(name, known);
    }
    return known;
  };

  /** The declaration's tests of attribute values; of a value only what they name may stay. @type {Map<string, {how: string, said: string, css: string}[]>} */
  const asked = new Map();
  const ATTRIBUTE = /\[([a-z][a-z0-9-]*)([~^$*]?=)\s*\\?["']?([^"'\]\\]*)\\?["']?(?:\s+i)?\]/g;
  for (const [css, name, how, said] of JSON.stringify(declaration).matchAll(ATTRIBUTE)) {
    const all = asked.get(name) ?? [];
    const selector = css.replaceAll("\\", "");
    if (said && !all.some((each) => each.css === selector)) all.push({ how, said, css: selector });
    asked.set(name, all);
  }

  /** Names in the declaration's selectors: of classes, ids and attributes. @param {RegExp} expression */
  const named = (expression) => new Set([...JSON.stringify(declaration).matchAll(expression)].map(([, name]) => name));
  const classes = named(/[.]([a-zA-Z_][\w-]*)/g);
  const ids = named(/#([a-zA-Z_][\w-]*)/g);
  const attributes = named(/\[([a-z][a-z0-9-]*)[\]~^$*=]/g);

  /** @param {Element} element @param {string} name */
  const valueOf = (element, name) => {
    const value = valueAt(element, name) ?? "";
    if (name === "role") return ROLES.has(value) ? value : "";
    if (name === "type") return TYPES.has(value) ? value : "";
    if (name === "class") {
      return [...new Set(value.split(/\s+/).filter(Boolean).map((token) => (classes.has(token) ? token : mask(token))))].filter((token) => /[a-z]/i.test(token)).slice(0, 20).join(" ");
    }
    if (name === "id" && ids.has(value)) return value;
    const met = (asked.get(name) ?? []).filter(({ css }) => Element.prototype.matches.call(element, css));
    const whole = met.find(({ how }) => how === "=");
    if (whole) return whole.said;
    const ofKind = (/** @type {string} */ kind) => met.filter(({ how }) => how === kind).map(({ said }) => said);
    return [...ofKind("^=").sort((a, b) => b.length - a.length).slice(0, 1), ...ofKind("~="), ...ofKind("*="), ...ofKind("$=").slice(0, 1)].join(" ");
  };

  /** @param {string} text */
  const written = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

  /** @param {Element} element */
  const attributesOf = (element) => {
    /** @type {Map<string, string>} */
    const kept = new Map();
    for (const { name } of of(element, "attributes")) {
      if (name === "style" || !/^[a-zA-Z_:][\w:.-]*$/.test(name)) continue;
      const plain = PLAIN.has(name) || (name.startsWith("aria-") && ARIA.has(name.slice(5))) || attributes.has(name);
      const shown = plain ? name : name.startsWith("data-") ? `data-${mask(name.slice(5))}` : mask(name);
      if (/[a-z]/.test(shown)) kept.set(shown, valueOf(element, name));
    }
    if (hides(element)) kept.set("hidden", "");
    return [...kept].map(([name, value]) => (value ? ` ${name}="${written(value)}"` : ` ${name}`)).join("");
  };

  /** @param {Element} element */
  const hides = (element) => valueAt(element, "hidden") !== null ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(valueAt(element, "style") ?? "");

  const lines = [first];
  let left = MOST;
  /** @param {Element} element @param {number} depth */
  const walk = (element, depth) => {
    left -= 1;
    const name = nameOf(element);
    const tag = /^[a-z][a-z0-9-]*$/.test(name) ? (name.includes("-") ? mask(name).replaceAll("#", "x") : name) : "x-x";
    const indent = " ".repeat(depth);
    const children = [...of(element, "children")].filter((child) => !UNREAD.has(nameOf(child)));
    const begin = `${indent}<${tag}${attributesOf(element)}>`;
    if (VOID.has(tag)) lines.push(begin);
    else if (children.length === 0 || CLOSED.has(name) || hides(element)) lines.push(`${begin}</${tag}>`);
    else {
      lines.push(begin);
      const shown = depth < DEEPEST ? children.slice(0, WIDEST) : [];
      for (const child of shown) if (left > 0) walk(child, depth + 1);
      if (children.length > shown.length) lines.push(`${indent} <!-- ${children.length} children -->`);
      lines.push(`${indent}</${tag}>`);
    }
  };
  walk(document.body, 0);
  return lines.join("\n");
}
