package org.reentryhub.web.console.inbox;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reentryhub.web.Http;

/** A caseworker without scripts: fills in forms and presses buttons. */
record AtTheDesk(Http http) {

    static AtTheDesk of(int port, String account) {
        return new AtTheDesk(Http.at(port).inSession(account));
    }

    String read(String path) {
        return http.get(path).body();
    }

    /** Sends a form of one page to an address. */
    HttpResponse<String> submits(String from, String to, String fields) {
        return http.submit(from, to, fields);
    }

    HttpResponse<String> opens(Referred referred) {
        return submits(referred.page(), referred.page() + "/opening", "");
    }

    /** The hidden fields of a page's answer. */
    String hidden(String page) {
        return "key=%s&seen=%s&version=%s".formatted(value(page, "key"), value(page, "seen"), value(page, "version"));
    }

    /** Answers as the answer's own page lets it. */
    HttpResponse<String> answers(Referred referred, String answer, String fields) {
        String form = referred.page() + "/answers/" + answer;
        return submits(form, referred.page() + "/answers", hidden(read(form)) + "&answer=" + answer + "&" + fields);
    }

    static String value(String page, String name) {
        Matcher found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " on the page: " + page);
        }
        return found.group(1);
    }

    static String text(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
