//! Words that titles and bodies are made of. Written for this generator; none is a sentence of a real record.

/// Items of a list that is written with `|`.
pub fn split(list: &str) -> impl Iterator<Item = &str> {
    list.split('|')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

/// The commonest syllables, most common first.
pub const COMMON: &str = "
    cấp giấy công tục thủ nhận với của dụng chứng đất sử động phép đăng đối sản ký nước và quyền cho định hoạt có hợp điều
    sở thông tại cơ tổ đổi hàng gia chức nhân doanh trường ngoài vụ trong tài lại xuất nghiệp tư nhà việt chuyển trợ đầu
    không nam giao người hoặc thuộc thực hiện hồ sơ nộp theo quy từ ngày được đến kết quả trả việc làm thời hạn quan kiểm
    tra văn bản thẩm xét duyệt phê lệ phí mức thu nội dung yêu cầu bổ sung sửa hướng dẫn tiếp báo cáo danh mục dự án xây
    dựng môi khoa học giáo dục đào tạo y tế bảo hiểm lao xã hội hộ khai sinh tử hôn tịch chính quốc phòng an ninh giám sát
    vận tải phương tiện đường bộ thủy hải cảng bay tàu biển cá thú chăn nuôi trồng trọt thực phẩm thuốc bệnh viện khám
    chữa dược mỹ chất lượng tiêu chuẩn đo kỹ thuật thiết bị vật liệu nổ hóa dầu khí điện năng lực thương mại nhập khẩu
    chi nhánh văn phòng đại diện hợp đồng lập giải thể phá chia tách sáp nhập chấm dứt tạm ngừng gia thay đổi mới lần đầu
    tên địa chỉ số trụ vốn thành viên cổ phần quỹ tín ngân chứng khoán thuế hóa đơn kế toán kiểm phát triển nông thôn lâm
    rừng bảo vệ thực giống cây con khai thác khoáng tài nguyên nước thải rác xử lý nghiên cứu bằng sáng chế nhãn hiệu sở
    hữu trí tuệ du lịch khách lữ hành hướng viên nghệ biểu diễn phim ảnh báo chí in phát hành thể thao câu lạc bộ tôn giáo
    tín ngưỡng lễ di tích cổ vật luật sư công chứng đấu giá trọng tài hòa giải giám định tư pháp lý lịch nuôi nhận con
    quyết liên thông một cửa trực tuyến bưu chính ích tiếp nhận chuyên ngành cấp xã tỉnh huyện trung ương bộ trưởng chủ
    tịch ủy ban dân sở cục vụ chi phòng ban quản khu chế cao công nghiệp kinh cửa đặc biệt thường trú tạm vắng căn cước
    hộ chiếu thị thực cư trú vũ khí pháo con dấu cháy chữa giao lái xe biển máy";

/// Terms of offices, most common first.
pub const TERMS: &str = "
    hồ sơ | cơ quan | thủ tục | quyền sử | sử dụng | đất đai | công dân | tổ chức | cá nhân | doanh nghiệp | hoạt động
    | kinh doanh | xây dựng | dự án | đầu tư | tài sản | nhà ở | môi trường | sản xuất | sản phẩm | hàng hóa | dịch vụ
    | vận tải | hành khách | đường bộ | đường thủy | phương tiện | thiết bị | kỹ thuật | chất lượng | tiêu chuẩn | đo lường
    | an toàn | thực phẩm | vệ sinh | dược phẩm | mỹ phẩm | trang thiết bị | khám bệnh | chữa bệnh | hành nghề | bác sĩ
    | điều dưỡng | bảo hiểm | xã hội | y tế | thất nghiệp | người lao động | hợp đồng | lao động | việc làm | tiền lương
    | giáo dục | đào tạo | trường học | học sinh | sinh viên | văn bằng | chứng chỉ | tuyển sinh | mầm non | phổ thông
    | khai sinh | khai tử | kết hôn | hộ tịch | quốc tịch | con nuôi | giám hộ | cư trú | thường trú | tạm trú | căn cước
    | hộ chiếu | thị thực | xuất cảnh | nhập cảnh | con dấu | vũ khí | phòng cháy | chữa cháy | giao thông | lái xe
    | biển số | đăng kiểm | tàu biển | tàu cá | cảng biển | hàng hải | hàng không | sân bay | đường sắt | bến xe
    | điện lực | năng lượng | dầu khí | hóa chất | vật liệu nổ | khoáng sản | tài nguyên | nước dưới đất | nước thải
    | chất thải | khí tượng | đo đạc | bản đồ | địa chính | giao đất | cho thuê | thu hồi | bồi thường | tái định cư
    | chuyển mục đích | thế chấp | quy hoạch | kiến trúc | công trình | thiết kế | thẩm định | nghiệm thu | phá dỡ
    | chung cư | bất động sản | môi giới | nông nghiệp | trồng trọt | chăn nuôi | thú y | thuốc thú y | thức ăn
    | phân bón | bảo vệ thực vật | giống cây | lâm nghiệp | rừng trồng | động vật | thực vật | thủy sản | thủy lợi
    | đê điều | khoa học | công nghệ | sáng chế | nhãn hiệu | sở hữu | trí tuệ | chuyển giao | bức xạ | hạt nhân
    | viễn thông | tần số | vô tuyến | bưu chính | thông tin | báo chí | xuất bản | phát thanh | truyền hình | quảng cáo
    | du lịch | lữ hành | khách sạn | hướng dẫn viên | văn hóa | di sản | cổ vật | bảo tàng | thư viện | nghệ thuật
    | điện ảnh | thể thao | câu lạc bộ | tôn giáo | tín ngưỡng | lễ hội | luật sư | công chứng | chứng thực | đấu giá
    | trọng tài | hòa giải | giám định | thừa phát lại | trợ giúp | pháp lý | lý lịch | tư pháp | thi hành án | khiếu nại
    | tố cáo | ngân sách | thuế | hải quan | kế toán | kiểm toán | chứng khoán | trái phiếu | cổ phiếu | ngân hàng
    | tín dụng | ngoại hối | tiền tệ | quỹ đầu tư | bảo lãnh | xổ số | giá cả | dự trữ | thương mại | xuất khẩu
    | nhập khẩu | tạm nhập | xuất xứ | cạnh tranh | người tiêu dùng | bán hàng đa cấp | rượu | thuốc lá | xăng dầu
    | khí hóa lỏng | siêu thị | hội chợ | khuyến mại | đại diện | chi nhánh | công ty | hợp tác xã | hộ kinh doanh
    | tổ hợp tác | cổ phần | thành viên | vốn điều lệ | giải thể | phá sản | sáp nhập | khu công nghiệp | khu kinh tế
    | công nghệ cao | đổi mới | sáng tạo | khởi nghiệp | người có công | thương binh | liệt sĩ | trẻ em | người cao tuổi
    | người khuyết tật | hộ nghèo | trợ cấp | trợ giúp xã hội | mai táng | bình đẳng giới | thanh niên | dân tộc
    | cán bộ | công chức | viên chức | thi tuyển | nâng ngạch | khen thưởng | hội | quỹ từ thiện | tổ chức phi chính phủ
    | lưu trữ | địa giới | quân sự | nghĩa vụ | dân quân | cơ yếu | mật mã | biên giới | ngoại giao | lãnh sự | hợp pháp hóa";

pub const ACTS: &[&str] = &[
    "Cấp",
    "Cấp",
    "Cấp lại",
    "Cấp lại",
    "Cấp đổi",
    "Gia hạn",
    "Gia hạn hiệu lực",
    "Điều chỉnh",
    "Sửa đổi, bổ sung",
    "Thu hồi",
    "Đăng ký",
    "Đăng ký",
    "Đăng ký lại",
    "Đăng ký biến động",
    "Xóa đăng ký",
    "Thay đổi, cải chính",
    "Công nhận",
    "Công bố",
    "Phê duyệt",
    "Phê duyệt điều chỉnh",
    "Thẩm định",
    "Xác nhận",
    "Chấp thuận",
    "Cho phép",
    "Thông báo",
    "Khai báo",
    "Bổ nhiệm",
    "Miễn nhiệm",
    "Thành lập",
    "Sáp nhập, chia tách",
    "Giải thể",
    "Tạm ngừng",
    "Chấm dứt",
    "Chuyển đổi",
    "Hỗ trợ",
    "Giải quyết",
    "Kiểm tra",
    "Đánh giá",
    "Tuyển dụng",
    "Xếp hạng",
    "Miễn, giảm",
    "Hoàn trả",
];

pub const PAPERS: &[&str] = &[
    "Giấy phép",
    "Giấy phép",
    "Giấy chứng nhận",
    "Giấy chứng nhận",
    "Giấy chứng nhận đủ điều kiện",
    "Giấy phép hoạt động",
    "Giấy xác nhận",
    "Giấy chứng nhận đăng ký",
    "Chứng chỉ hành nghề",
    "Chứng chỉ năng lực",
    "thẻ",
    "bản sao",
    "văn bản",
    "hồ sơ",
    "quyết định",
    "phương án",
    "danh mục",
    "kế hoạch",
    "báo cáo",
    "chương trình",
];

pub const SUBJECTS: &[&str] = &[
    "đối với",
    "đối với",
    "của",
    "cho",
    "của cơ sở",
    "cho tổ chức",
    "cho người",
    "đối với trường hợp",
    "về",
    "trong lĩnh vực",
    "có yếu tố nước ngoài đối với",
    "phục vụ",
];

pub const PLACES: &[&str] = &[
    "tại Việt Nam",
    "ở nước ngoài",
    "tại Ủy ban nhân dân cấp xã",
    "thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh",
    "thuộc thẩm quyền của Bộ",
    "trên địa bàn tỉnh",
    "tại khu vực biên giới",
    "tại cửa khẩu",
    "qua mạng",
    "cấp tỉnh",
    "cấp trung ương",
];

pub const TAILS: &[&str] = &[
    "trong trường hợp",
    "(trường hợp bị mất, bị hỏng) đối với",
    "do thay đổi",
    "lần đầu cho",
    "theo phương thức",
    "để thực hiện",
    "khi hết hạn",
    "phục vụ công tác",
    "mà không thuộc",
    "kèm theo",
];

pub const CONNECTIVES: &[&str] = &[
    "và",
    "của",
    "theo",
    "tại",
    "cho",
    "đối với",
    "trong",
    "được",
    "do",
    "về",
    "hoặc",
    "không",
    "có",
    "khi",
    "từ",
    "đến",
    "các",
    "những",
    "này",
    "thì",
    "phải",
    "sau",
    "bằng",
    "trên",
    "để",
    "với",
];

pub const OPENINGS: &[&str] = &[
    "Tổ chức, cá nhân lập hồ sơ",
    "Người đề nghị gửi hồ sơ",
    "Cơ quan tiếp nhận xem",
    "Bộ phận một cửa ghi nhận",
    "Trong thời hạn đã nêu, cơ quan giải quyết",
    "Trường hợp hồ sơ còn thiếu, người nộp bổ sung",
    "Nếu không đồng ý, cơ quan trả lời bằng văn bản về",
    "Chuyên viên thụ lý đối chiếu",
    "Lãnh đạo phòng duyệt",
    "Hội đồng họp để đánh giá",
    "Đoàn kiểm tra đến nơi xem xét",
    "Kết quả được ghi vào sổ",
    "Cổng dịch vụ công báo cho người nộp",
    "Người nộp nhận kết quả",
    "Cơ sở phải bảo đảm",
    "Có đủ nhân lực",
    "Có phương án",
    "Địa điểm đáp ứng quy định về",
    "Người chịu trách nhiệm chuyên môn",
    "Không đang trong thời gian",
    "Đã hoàn thành nghĩa vụ",
    "Phí nộp một lần cho",
    "Văn phòng đăng ký chuyển thông tin",
    "Sở quản lý ngành lấy ý kiến",
    "Ủy ban nhân dân quyết định",
];

pub const DOCUMENTS: &[&str] = &[
    "Đơn đề nghị",
    "Tờ khai",
    "Đơn đăng ký",
    "Văn bản đề nghị",
    "Bản sao giấy chứng nhận",
    "Bản chính giấy phép",
    "Bản sao văn bằng",
    "Danh sách",
    "Sơ yếu lý lịch",
    "Phiếu lý lịch tư pháp",
    "Giấy khám sức khỏe",
    "Giấy khai sinh",
    "Giấy chứng nhận đăng ký doanh nghiệp",
    "Bản thuyết minh",
    "Bản vẽ",
    "Hợp đồng",
    "Báo cáo",
    "Quyết định",
    "Biên bản",
    "Ảnh chân dung",
    "Giấy ủy quyền",
    "Chứng từ nộp phí",
    "Phương án",
    "Tài liệu chứng minh",
];

/// Ministries and what their circulars are signed with.
pub const MINISTRIES: &[(&str, &str)] = &[
    ("Bộ Công an", "BCA"),
    ("Bộ Công thương", "BCT"),
    ("Bộ Dân tộc và Tôn giáo", "BDTTG"),
    ("Bộ Giáo dục và Đào tạo", "BGDĐT"),
    ("Bộ Khoa học và Công nghệ", "BKHCN"),
    ("Bộ Ngoại giao", "BNG"),
    ("Bộ Nội vụ", "BNV"),
    ("Bộ Nông nghiệp và Môi trường", "BNNMT"),
    ("Bộ Quốc phòng", "BQP"),
    ("Bộ Tài chính", "BTC"),
    ("Bộ Tư pháp", "BTP"),
    ("Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL"),
    ("Bộ Xây dựng", "BXD"),
    ("Bộ Y tế", "BYT"),
    ("Ngân hàng Nhà nước Việt Nam", "NHNN"),
    ("Thanh tra Chính phủ", "TTCP"),
];

/// The provinces since 2025-07-01.
pub const PROVINCES: &str = "
    An Giang | Bắc Ninh | Cà Mau | Cần Thơ | Cao Bằng | Đà Nẵng | Đắk Lắk | Điện Biên | Đồng Nai | Đồng Tháp | Gia Lai
    | Hà Nội | Hà Tĩnh | Hải Phòng | Hồ Chí Minh | Huế | Hưng Yên | Khánh Hòa | Lai Châu | Lạng Sơn | Lào Cai | Lâm Đồng
    | Nghệ An | Ninh Bình | Phú Thọ | Quảng Ngãi | Quảng Ninh | Quảng Trị | Sơn La | Tây Ninh | Thái Nguyên | Thanh Hóa
    | Tuyên Quang | Vĩnh Long";

/// Who handles procedures.
pub const OFFICES: &str = "
    Ủy ban nhân dân cấp xã | Ủy ban nhân dân cấp tỉnh | Trung tâm Phục vụ hành chính công cấp xã
    | Trung tâm Phục vụ hành chính công cấp tỉnh | Sở Nông nghiệp và Môi trường | Sở Xây dựng | Sở Y tế | Sở Tư pháp
    | Sở Nội vụ | Sở Tài chính | Sở Công thương | Sở Giáo dục và Đào tạo | Sở Khoa học và Công nghệ
    | Sở Văn hóa, Thể thao và Du lịch | Sở Dân tộc và Tôn giáo | Văn phòng đăng ký đất đai | Công an cấp xã
    | Công an cấp tỉnh | Ban Quản lý khu kinh tế | Cơ quan thuế | Chi cục Hải quan | Kho bạc Nhà nước khu vực
    | Bảo hiểm xã hội cơ sở | Trung tâm Dịch vụ việc làm | Cục Đăng kiểm | Cục Hàng hải | Cục Hàng không | Cục Đường bộ
    | Cục Quản lý Dược | Cục An toàn thực phẩm | Cục Sở hữu trí tuệ | Cục Bản quyền tác giả | Cục Xuất nhập cảnh
    | Cục Thú y | Cục Bảo vệ thực vật | Cục Tần số | Cục Viễn thông | Cục Hộ tịch | Vụ Tổ chức cán bộ | Thanh tra bộ";

pub const WHO: &str = "
    Công dân Việt Nam | Người Việt Nam định cư ở nước ngoài | Người nước ngoài | Doanh nghiệp | Hợp tác xã
    | Tổ chức nước ngoài | Cán bộ, công chức, viên chức | Đơn vị sự nghiệp | Hộ kinh doanh";

pub const MEASURES: &str = "
    rút ngắn thời hạn giải quyết | bỏ yêu cầu nộp bản sao | khai thác dữ liệu thay giấy tờ | phân cấp thẩm quyền
    | cắt giảm thành phần hồ sơ | trả kết quả điện tử | liên thông dữ liệu";
