//! Questions as citizens ask them, written for this measurement, each with the codes of the public list that answer it.

pub const ASKED: &[(&str, &[&str])] = &[
    (
        "vợ mình mới sinh con thì làm giấy khai sinh cho bé ở đâu",
        &["1.001193", "2.000986", "2.001023"],
    ),
    (
        "mất giấy khai sinh bản gốc giờ xin lại bản sao thế nào",
        &["2.000635", "1.004884"],
    ),
    (
        "bé sinh ở nước ngoài về nước làm khai sinh cần giấy tờ gì",
        &["1.001020", "2.000528", "2.000608"],
    ),
    (
        "làm khai sinh với thẻ bảo hiểm y tế cho con cùng một lúc được không",
        &["2.001023", "2.000986"],
    ),
    (
        "ông nội em vừa mất, đi khai tử cần mang gì theo",
        &["1.000656"],
    ),
    (
        "hai đứa em muốn đăng ký kết hôn thì lên phường nào",
        &["1.000894"],
    ),
    (
        "lấy chồng người nước ngoài đăng ký kết hôn ở đâu ạ",
        &["2.000806", "1.000094"],
    ),
    ("xin giấy xác nhận độc thân để mua đất", &["1.004873"]),
    (
        "sai tên đệm trong giấy khai sinh muốn sửa lại",
        &["1.004859", "2.000748"],
    ),
    ("muốn đổi họ cho con theo họ mẹ", &["1.004859", "1.000881"]),
    ("nhận cha cho con ngoài giá thú", &["1.001022", "1.000689"]),
    ("tôi muốn nhận con nuôi thì phải làm sao", &["2.001263"]),
    ("đăng ký người giám hộ cho cháu mồ côi", &["1.004837"]),
    ("chấm dứt giám hộ cần gì", &["1.004845"]),
    ("làm lại căn cước bị mất ở công an tỉnh", &["2.001194"]),
    (
        "thẻ căn cước hết hạn đổi ở đâu vậy mọi người",
        &["2.001195"],
    ),
    (
        "khóa căn cước điện tử",
        &["3.000285", "3.000276", "3.000271"],
    ),
    ("đăng ký tài khoản định danh mức 2", &["3.000228"]),
    ("xóa tạm trú khi chuyển đi chỗ khác", &["1.010028"]),
    (
        "mất hộ chiếu thì báo cho ai",
        &["2.000539", "1.010386", "1.010385"],
    ),
    (
        "lam ho chieu pho thong trong nuoc can gi",
        &["1.001456", "1.001471"],
    ),
    (
        "gia hạn tạm trú cho người nước ngoài đang ở việt nam",
        &["1.000039"],
    ),
    ("thẻ tạm trú cho chuyên gia nước ngoài", &["3.000249"]),
    ("xin phiếu lý lịch tư pháp để đi nước ngoài", &["3.000333"]),
    ("bằng lái xe sắp hết hạn thì đổi thế nào", &["3.000347"]),
    ("em bị mất bằng lái giờ xin cấp lại", &["3.000348"]),
    ("đổi bằng lái quân đội sang dân sự", &["3.000349"]),
    ("xin bang lai quoc te", &["3.000353"]),
    ("bằng lái xe nước ngoài đổi sang việt nam", &["3.000351"]),
    ("sang tên xe máy cũ", &["1.013076"]),
    ("mất cà vẹt xe xin cấp lại", &["1.013080", "1.013082"]),
    (
        "xe mới mua đăng ký biển số lần đầu",
        &["1.012575", "1.013066", "1.013067"],
    ),
    (
        "mở tiệm tạp hóa thì đăng ký hộ kinh doanh ra sao",
        &["1.001612"],
    ),
    ("đổi địa chỉ hộ kinh doanh", &["2.000720"]),
    ("mất giấy phép hộ kinh doanh xin cấp lại", &["2.000575"]),
    ("nghỉ bán, đóng hộ kinh doanh luôn", &["1.001266"]),
    ("mở quán karaoke cần giấy phép gì", &["1.001029"]),
    (
        "xin giấy phép xây nhà cấp 4 ở quê",
        &["1.013225", "1.009122", "1.013226"],
    ),
    (
        "tách thửa đất cho con trai",
        &[
            "1.115727", "1.115783", "1.115614", "1.115662", "1.115555", "1.115490", "1.115343",
            "1.115458",
        ],
    ),
    ("nghỉ việc rồi lãnh tiền thất nghiệp ở đâu", &["1.014748"]),
    (
        "đang lãnh trợ cấp thất nghiệp mà chuyển tỉnh khác thì sao",
        &["1.014753"],
    ),
    ("rút bảo hiểm xã hội một lần", &["1.014173", "1.001613"]),
    ("vợ sinh con chồng được hưởng thai sản không", &["1.014168"]),
    ("nghỉ dưỡng sức sau sinh", &["1.014169", "1.001598"]),
    (
        "nhà có người mất, xin tiền mai táng của bảo hiểm",
        &["1.014177", "1.014028", "1.001731"],
    ),
    ("cựu chiến binh mất thì mai táng phí thế nào", &["2.002307"]),
    ("xin giấy xác nhận khuyết tật cho em trai", &["1.001699"]),
    ("giấy xác nhận khuyết tật bị rách đổi lại", &["1.001653"]),
    ("xin công nhận hộ nghèo", &["1.011606", "1.011607"]),
    ("mất thẻ bhyt cấp lại ở tỉnh", &["1.001294"]),
    (
        "thẻ bảo hiểm y tế sai thông tin muốn đổi",
        &["1.002438", "1.001321"],
    ),
    ("lập di chúc có chứng thực", &["2.001019"]),
    (
        "từ chối nhận thừa kế thì chứng thực văn bản ở đâu",
        &["2.001016"],
    ),
    (
        "chung thuc chu ky nguoi dich",
        &["2.000975", "2.000992", "2.001008", "2.000988", "2.000757"],
    ),
    (
        "mất bằng đại học xin cấp lại văn bằng",
        &["2.002850", "3.000465"],
    ),
    ("công nhận bằng thạc sĩ học ở nước ngoài", &["1.000915"]),
    (
        "xin thôi quốc tịch việt nam",
        &["2.002036", "1.005141", "1.001730"],
    ),
    ("chứng chỉ luật sư bị mất xin cấp lại", &["1.008628"]),
    ("thu hoi chung chi hanh nghe luat su", &["1.008614"]),
    ("báo dừng làm thủ tục đăng ký hộ kinh doanh", &["1.014035"]),
];
