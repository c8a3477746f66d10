package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.web.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no well-behaved client could send. */
@DoorOnly
class RawRequestsTest {
    private static final String MANAGER = "Authorization: " + Http.basic("casemanager", "casemanager") + "\r\n";
    private static final String SEARCH = "POST /api/people/search HTTP/1.1\r\nHost: localhost\r\n" + MANAGER;
    private static final String JSON = "Content-Type: application/json\r\n";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/people|x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/<script>17899001281 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/people HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /api/%c0%ae%c0%ae/x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/people%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            })
    void whatIsNoRequestIsAProblemAndNotTheContainersPage(String request) throws IOException {
        String answer = send(request);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answer).doesNotContain("<html", "Tomcat", "17899001281", "script", "Exception");
    }

    @Test
    void aLengthThatNobodyWillReadIsRefusedAtOnce() throws IOException {
        String answer = send(SEARCH + JSON + "Content-Length: 1073741824\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    void aBodyInPiecesHasTheSameBound() throws IOException {
        StringBuilder pieces = new StringBuilder(SEARCH + JSON + "Transfer-Encoding: chunked\r\n\r\n");
        for (int piece = 0; piece < 200; piece++) {
            pieces.append("400\r\n").append("x".repeat(1024)).append("\r\n");
        }
        assertThat(send(pieces.append("0\r\n\r\n").toString()))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json");
    }

    @Test
    void brokenPiecesAreTheSendersFault() throws IOException {
        assertThat(send(SEARCH + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void twoLengthsAreNoLength() throws IOException {
        assertThat(send(SEARCH + JSON + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400");
        assertThat(send(SEARCH + JSON + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /ops/x"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aHeaderWithoutEndIsAProblem() throws IOException {
        assertThat(send("GET /api/people HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void aMethodNobodyKnowsIsRefused() throws IOException {
        String start = " /api/people?releaseWithinDays=1 HTTP/1.1\r\nHost: localhost\r\n" + MANAGER;
        assertThat(send("BREW" + start + "\r\n")).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(send("TRACE" + start + "\r\n"))
                .containsPattern("^HTTP/1.1 40[05]")
                .doesNotContain("Basic");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(ISO_8859_1));
                out.flush();
                socket.shutdownOutput();
            } catch (SocketException answeredBeforeTheEnd) {
                // what matters is the answer
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                answer.write(part, 0, length);
            }
        } catch (SocketException closed) {
            return answer.toString(ISO_8859_1);
        }
        return answer.toString(ISO_8859_1);
    }
}
