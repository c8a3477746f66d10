package org.reentryhub.config;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Hangs up on an answer that nobody reads to its end. The client itself would go on reading what is left of it, for the
 * sake of the connection: as long as the other side likes, and as much.
 */
final class LettingGo implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var response = chain.proceed(request, scope);
        var body = response.getEntity();
        if (body != null) {
            response.setEntity(new Body(body, scope.execRuntime));
        }
        return response;
    }

    private static final class Body extends HttpEntityWrapper {
        private final ExecRuntime connection;
        /** Camel asks for the content a second time to close it, and by then it may have been read to its end. */
        private boolean ended;

        Body(HttpEntity body, ExecRuntime connection) {
            super(body);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Content(super.getContent());
        }

        private final class Content extends FilterInputStream {
            Content(InputStream content) {
                super(content);
            }

            @Override
            public int read() throws IOException {
                return noting(super.read());
            }

            @Override
            public int read(byte[] piece, int from, int most) throws IOException {
                return noting(super.read(piece, from, most));
            }

            private int noting(int read) {
                ended |= read < 0;
                return read;
            }

            @Override
            public void close() throws IOException {
                if (!ended) {
                    connection.discardEndpoint();
                }
                super.close();
            }
        }
    }
}
