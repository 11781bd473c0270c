/// The letters that are folded, each behind what it becomes.
///
/// The standard library decomposes text only in secret. Finding the pairs with the equality of strings would take longer
/// at start-up than reading this list (a fifth of a millisecond). It would also miss the letters that no standard
/// decomposes, as `ø`, and those that differ from country to country, as the yeh of Arabic and of Farsi. The list holds
/// lower-case letters only, as case is folded first. Tests compare it with Foundation's decomposition of every character.
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
    ا آأإٱ  و ؤ  ي ئیىےۓ  ه ةۀەہۂھۃ  ك کڪ
    \u{627} \u{FB50}\u{FB51}\u{FE81}\u{FE82}\u{FE83}\u{FE84}\u{FE87}\u{FE88}\u{FE8D}\u{FE8E}
    \u{67B} \u{FB52}\u{FB53}\u{FB54}\u{FB55}  \u{67E} \u{FB56}\u{FB57}\u{FB58}\u{FB59}
    \u{680} \u{FB5A}\u{FB5B}\u{FB5C}\u{FB5D}  \u{67A} \u{FB5E}\u{FB5F}\u{FB60}\u{FB61}
    \u{67F} \u{FB62}\u{FB63}\u{FB64}\u{FB65}  \u{679} \u{FB66}\u{FB67}\u{FB68}\u{FB69}
    \u{6A4} \u{FB6A}\u{FB6B}\u{FB6C}\u{FB6D}  \u{6A6} \u{FB6E}\u{FB6F}\u{FB70}\u{FB71}
    \u{684} \u{FB72}\u{FB73}\u{FB74}\u{FB75}  \u{683} \u{FB76}\u{FB77}\u{FB78}\u{FB79}
    \u{686} \u{FB7A}\u{FB7B}\u{FB7C}\u{FB7D}  \u{687} \u{FB7E}\u{FB7F}\u{FB80}\u{FB81}  \u{68D} \u{FB82}\u{FB83}
    \u{68C} \u{FB84}\u{FB85}  \u{68E} \u{FB86}\u{FB87}  \u{688} \u{FB88}\u{FB89}  \u{698} \u{FB8A}\u{FB8B}
    \u{691} \u{FB8C}\u{FB8D}  \u{643} \u{FB8E}\u{FB8F}\u{FB90}\u{FB91}\u{FED9}\u{FEDA}\u{FEDB}\u{FEDC}
    \u{6AF} \u{FB92}\u{FB93}\u{FB94}\u{FB95}  \u{6B3} \u{FB96}\u{FB97}\u{FB98}\u{FB99}
    \u{6B1} \u{FB9A}\u{FB9B}\u{FB9C}\u{FB9D}  \u{6BA} \u{FB9E}\u{FB9F}  \u{6BB} \u{FBA0}\u{FBA1}\u{FBA2}\u{FBA3}
    \u{647} \u{FBA4}\u{FBA5}\u{FBA6}\u{FBA7}\u{FBA8}\u{FBA9}\u{FBAA}\u{FBAB}\u{FBAC}\u{FBAD}\u{FE93}\u{FE94}\u{FEE9}\u{FEEA}\u{FEEB}\u{FEEC}
    \u{64A} \u{FBAE}\u{FBAF}\u{FBB0}\u{FBB1}\u{FBE8}\u{FBE9}\u{FBFC}\u{FBFD}\u{FBFE}\u{FBFF}\u{FE89}\u{FE8A}\u{FE8B}\u{FE8C}\u{FEEF}\u{FEF0}\u{FEF1}\u{FEF2}\u{FEF3}\u{FEF4}
    \u{6AD} \u{FBD3}\u{FBD4}\u{FBD5}\u{FBD6}  \u{6C7} \u{FBD7}\u{FBD8}  \u{6C6} \u{FBD9}\u{FBDA}
    \u{6C8} \u{FBDB}\u{FBDC}  \u{6C7}\u{674} \u{FBDD}  \u{6CB} \u{FBDE}\u{FBDF}  \u{6C5} \u{FBE0}\u{FBE1}
    \u{6C9} \u{FBE2}\u{FBE3}  \u{6D0} \u{FBE4}\u{FBE5}\u{FBE6}\u{FBE7}  \u{64A}\u{627} \u{FBEA}\u{FBEB}
    \u{64A}\u{647} \u{FBEC}\u{FBED}  \u{64A}\u{648} \u{FBEE}\u{FBEF}  \u{64A}\u{6C7} \u{FBF0}\u{FBF1}
    \u{64A}\u{6C6} \u{FBF2}\u{FBF3}  \u{64A}\u{6C8} \u{FBF4}\u{FBF5}  \u{64A}\u{6D0} \u{FBF6}\u{FBF7}\u{FBF8}
    \u{64A}\u{64A} \u{FBF9}\u{FBFA}\u{FBFB}  \u{621} \u{FE80}  \u{648} \u{FE85}\u{FE86}\u{FEED}\u{FEEE}
    \u{628} \u{FE8F}\u{FE90}\u{FE91}\u{FE92}  \u{62A} \u{FE95}\u{FE96}\u{FE97}\u{FE98}
    \u{62B} \u{FE99}\u{FE9A}\u{FE9B}\u{FE9C}  \u{62C} \u{FE9D}\u{FE9E}\u{FE9F}\u{FEA0}
    \u{62D} \u{FEA1}\u{FEA2}\u{FEA3}\u{FEA4}  \u{62E} \u{FEA5}\u{FEA6}\u{FEA7}\u{FEA8}  \u{62F} \u{FEA9}\u{FEAA}
    \u{630} \u{FEAB}\u{FEAC}  \u{631} \u{FEAD}\u{FEAE}  \u{632} \u{FEAF}\u{FEB0}
    \u{633} \u{FEB1}\u{FEB2}\u{FEB3}\u{FEB4}  \u{634} \u{FEB5}\u{FEB6}\u{FEB7}\u{FEB8}
    \u{635} \u{FEB9}\u{FEBA}\u{FEBB}\u{FEBC}  \u{636} \u{FEBD}\u{FEBE}\u{FEBF}\u{FEC0}
    \u{637} \u{FEC1}\u{FEC2}\u{FEC3}\u{FEC4}  \u{638} \u{FEC5}\u{FEC6}\u{FEC7}\u{FEC8}
    \u{639} \u{FEC9}\u{FECA}\u{FECB}\u{FECC}  \u{63A} \u{FECD}\u{FECE}\u{FECF}\u{FED0}
    \u{641} \u{FED1}\u{FED2}\u{FED3}\u{FED4}  \u{642} \u{FED5}\u{FED6}\u{FED7}\u{FED8}
    \u{644} \u{FEDD}\u{FEDE}\u{FEDF}\u{FEE0}  \u{645} \u{FEE1}\u{FEE2}\u{FEE3}\u{FEE4}
    \u{646} \u{FEE5}\u{FEE6}\u{FEE7}\u{FEE8}
    \u{644}\u{627} \u{FEF5}\u{FEF6}\u{FEF7}\u{FEF8}\u{FEF9}\u{FEFA}\u{FEFB}\u{FEFC}
    か が  き ぎ  く ぐ  け げ  こ ご  さ ざ  し じ  す ず  せ ぜ  そ ぞ  た だ  ち ぢ  つ づ  て で  と ど  は ばぱ  ひ びぴ  ふ ぶぷ  へ べぺ  ほ ぼぽ  う ゔ
    ゝ ゞ  カ ガ  キ ギ  ク グ  ケ ゲ  コ ゴ  サ ザ  シ ジ  ス ズ  セ ゼ  ソ ゾ  タ ダ  チ ヂ  ツ ヅ  テ デ  ト ド  ハ バパ  ヒ ビピ  フ ブプ  ヘ ベペ  ホ ボポ
    ウ ヴ  ワ ヷ  ヰ ヸ  ヱ ヹ  ヲ ヺ  ヽ ヾ
    ヲ ｦ  ァ ｧ  ィ ｨ  ゥ ｩ  ェ ｪ  ォ ｫ  ャ ｬ  ュ ｭ  ョ ｮ  ッ ｯ  ー ｰ  ア ｱ  イ ｲ  ウ ｳ  エ ｴ  オ ｵ
    カ ｶ  キ ｷ  ク ｸ  ケ ｹ  コ ｺ  サ ｻ  シ ｼ  ス ｽ  セ ｾ  ソ ｿ  タ ﾀ  チ ﾁ  ツ ﾂ  テ ﾃ  ト ﾄ  ナ ﾅ
    ニ ﾆ  ヌ ﾇ  ネ ﾈ  ノ ﾉ  ハ ﾊ  ヒ ﾋ  フ ﾌ  ヘ ﾍ  ホ ﾎ  マ ﾏ  ミ ﾐ  ム ﾑ  メ ﾒ  モ ﾓ  ヤ ﾔ  ユ ﾕ
    ヨ ﾖ  ラ ﾗ  リ ﾘ  ル ﾙ  レ ﾚ  ロ ﾛ  ワ ﾜ  ン ﾝ
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
