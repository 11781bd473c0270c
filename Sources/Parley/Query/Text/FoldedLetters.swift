/// The letters that are folded, each behind what it becomes.
///
/// The standard library decomposes text only in secret. Finding the pairs with the equality of strings would take longer
/// at start-up than reading this list (a tenth of a millisecond), and would miss the letters that no standard decomposes,
/// as `ø`. The list holds lower-case letters only, as case is folded first. Tests compare it with Foundation's
/// decomposition of every character.
enum FoldedLetters {
  /// Pairs of words: the folded letters, and all the letters that become them.
  static let list = """
    a àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ  b ḃḅḇƀ  c çćĉċčḉ  d ďḋḍḏḑḓđð  e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ  f ḟ  g ĝğġģǧǵḡǥ
    h ĥȟḣḥḧḩḫẖħ  i ìíîïĩīĭįǐȉȋḭḯỉịı  j ĵǰ  k ķǩḱḳḵ  l ĺļľḷḹḻḽł  m ḿṁṃ  n ñńņňǹṅṇṉṋŉ
    o òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ  p ṕṗ  r ŕŗřȑȓṙṛṝṟ  s śŝşšșṡṣṥṧṩſẛ  t ţťțṫṭṯṱẗŧ
    u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự  v ṽṿ  w ŵẁẃẅẇẉẘ  x ẋẍ  y ýÿŷȳẏẙỳỵỷỹ  z źżžẑẓẕƶ  ʒ ǯ  ae æǣǽ  dz ǆǳ  ff ﬀ  fi ﬁ
    fl ﬂ  ij ĳ  lj ǉ  nj ǌ  oe œ  ss ß  st ﬅﬆ  th þ  ffi ﬃ  ffl ﬄ
    ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ  α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ  ε έἐἑἒἓἔἕὲέ  η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
    υ ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ  ο όὀὁὂὃὄὅὸό  ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ  ϒ ϓϔ  ρ ῤῥ  σ ς
    и йѝӣӥ  е ѐёӗ  г ѓґ  і ї  к ќ  у ўӯӱӳ  ѵ ѷ  ж ӂӝ  а ӑӓ  ә ӛ  з ӟ  о ӧ  ө ӫ  э ӭ  ч ӵ  ы ӹ
    \u{5D9} \u{FB1D}\u{FB39}  \u{5F2} \u{FB1F}  \u{5E9} \u{FB2A}\u{FB2B}\u{FB2C}\u{FB2D}\u{FB49}
    \u{5D0} \u{FB2E}\u{FB2F}\u{FB30}  \u{5D1} \u{FB31}\u{FB4C}  \u{5D2} \u{FB32}  \u{5D3} \u{FB33}  \u{5D4} \u{FB34}
    \u{5D5} \u{FB35}\u{FB4B}  \u{5D6} \u{FB36}  \u{5D8} \u{FB38}  \u{5DA} \u{FB3A}  \u{5DB} \u{FB3B}\u{FB4D}
    \u{5DC} \u{FB3C}  \u{5DE} \u{FB3E}  \u{5E0} \u{FB40}  \u{5E1} \u{FB41}  \u{5E3} \u{FB43}
    \u{5E4} \u{FB44}\u{FB4E}  \u{5E6} \u{FB46}  \u{5E7} \u{FB47}  \u{5E8} \u{FB48}  \u{5EA} \u{FB4A}
    ا آأإ  و ؤ  ي ئ  ە ۀ  ہ ۂ  ے ۓ
    か が  き ぎ  く ぐ  け げ  こ ご  さ ざ  し じ  す ず  せ ぜ  そ ぞ  た だ  ち ぢ  つ づ  て で  と ど  は ばぱ  ひ びぴ  ふ ぶぷ  へ べぺ  ほ ぼぽ  う ゔ
    ゝ ゞ  カ ガ  キ ギ  ク グ  ケ ゲ  コ ゴ  サ ザ  シ ジ  ス ズ  セ ゼ  ソ ゾ  タ ダ  チ ヂ  ツ ヅ  テ デ  ト ド  ハ バパ  ヒ ビピ  フ ブプ  ヘ ベペ  ホ ボポ
    ウ ヴ  ワ ヷ  ヰ ヸ  ヱ ヹ  ヲ ヺ  ヽ ヾ
    \u{928} \u{929}  \u{930} \u{931}  \u{933} \u{934}  \u{915} \u{958}  \u{916} \u{959}  \u{917} \u{95A}
    \u{91C} \u{95B}  \u{921} \u{95C}  \u{922} \u{95D}  \u{92B} \u{95E}  \u{92F} \u{95F}  \u{9C7}\u{9BE} \u{9CB}
    \u{9C7}\u{9D7} \u{9CC}  \u{9A1} \u{9DC}  \u{9A2} \u{9DD}  \u{9AF} \u{9DF}  \u{A32} \u{A33}  \u{A38} \u{A36}
    \u{A16} \u{A59}  \u{A17} \u{A5A}  \u{A1C} \u{A5B}  \u{A2B} \u{A5E}  \u{B47}\u{B56} \u{B48}
    \u{B47}\u{B3E} \u{B4B}  \u{B47}\u{B57} \u{B4C}  \u{B21} \u{B5C}  \u{B22} \u{B5D}  \u{B92}\u{BD7} \u{B94}
    \u{BC6}\u{BBE} \u{BCA}  \u{BC7}\u{BBE} \u{BCB}  \u{BC6}\u{BD7} \u{BCC}  \u{C46}\u{C56} \u{C48}
    \u{CBF}\u{CD5} \u{CC0}  \u{CC6}\u{CD5} \u{CC7}  \u{CC6}\u{CD6} \u{CC8}  \u{CC6}\u{CC2} \u{CCA}
    \u{CC6}\u{CC2}\u{CD5} \u{CCB}  \u{D46}\u{D3E} \u{D4A}  \u{D47}\u{D3E} \u{D4B}  \u{D46}\u{D57} \u{D4C}
    \u{DD9}\u{DCA} \u{DDA}  \u{DD9}\u{DCF} \u{DDC}  \u{DD9}\u{DCF}\u{DCA} \u{DDD}  \u{DD9}\u{DDF} \u{DDE}
    \u{F42}\u{FB7} \u{F43}  \u{F4C}\u{FB7} \u{F4D}  \u{F51}\u{FB7} \u{F52}  \u{F56}\u{FB7} \u{F57}
    \u{F5B}\u{FB7} \u{F5C}  \u{F40}\u{FB5} \u{F69}  \u{F71}\u{F72} \u{F73}  \u{F71}\u{F74} \u{F75}
    \u{FB2}\u{F80} \u{F76}  \u{FB3}\u{F80} \u{F78}  \u{F71}\u{F80} \u{F81}  \u{F92}\u{FB7} \u{F93}
    \u{F9C}\u{FB7} \u{F9D}  \u{FA1}\u{FB7} \u{FA2}  \u{FA6}\u{FB7} \u{FA7}  \u{FAB}\u{FB7} \u{FAC}
    \u{F90}\u{FB5} \u{FB9}  \u{1025}\u{102E} \u{1026}  \u{1B05}\u{1B35} \u{1B06}  \u{1B07}\u{1B35} \u{1B08}
    \u{1B09}\u{1B35} \u{1B0A}  \u{1B0B}\u{1B35} \u{1B0C}  \u{1B0D}\u{1B35} \u{1B0E}  \u{1B11}\u{1B35} \u{1B12}
    \u{1B3A}\u{1B35} \u{1B3B}  \u{1B3C}\u{1B35} \u{1B3D}  \u{1B3E}\u{1B35} \u{1B40}  \u{1B3F}\u{1B35} \u{1B41}
    \u{1B42}\u{1B35} \u{1B43}  \u{11099} \u{1109A}  \u{1109B} \u{1109C}  \u{110A5} \u{110AB}
    \u{11131}\u{11127} \u{1112E}  \u{11132}\u{11127} \u{1112F}  \u{11347}\u{1133E} \u{1134B}
    \u{11347}\u{11357} \u{1134C}  \u{114B9}\u{114BA} \u{114BB}  \u{114B9}\u{114B0} \u{114BC}
    \u{114B9}\u{114BD} \u{114BE}  \u{115B8}\u{115AF} \u{115BA}  \u{115B9}\u{115AF} \u{115BB}
    \u{11935}\u{11930} \u{11938}
    """
}
