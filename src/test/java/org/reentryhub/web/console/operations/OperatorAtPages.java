package org.reentryhub.web.console.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.reentryhub.HubTest;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator with a browser that runs no scripts. */
@HubTest
abstract class OperatorAtPages {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    Http operator = Http.at(0);

    @BeforeEach
    void anOperatorSignsIn() {
        operator = Http.at(port).inSession("operator");
    }

    String page(String path) {
        HttpResponse<String> page = operator.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    static String key(String page) {
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).as(page).isTrue();
        return key.group(1);
    }

    /** Opens the page that asks, types a reason and presses the button. */
    HttpResponse<String> act(String address, String reason) {
        return send(address, page(address), reason);
    }

    HttpResponse<String> send(String address, String page, String reason) {
        String fields =
                "key=" + key(page) + "&reason=" + URLEncoder.encode(reason, UTF_8) + "&_csrf=" + Http.token(page);
        return operator.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", address, fields.getBytes(UTF_8));
    }

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    String stateOf(String message) {
        return jdbc.sql("select state from hub.delivery where message_id = cast(:id as uuid)")
                .param("id", message)
                .query(String.class)
                .single();
    }

    /** The reasons that were given for doing that. */
    List<String> audited(String what, String subject) {
        return jdbc.sql("select reason from audit.entry where what = :what and subject = :subject order by id")
                .param("what", what)
                .param("subject", subject)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }
}
