// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.runtime.OutsideClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Calls an endpoint once. What it answers is not read, its status alone; whatever takes longer than allowed is cut off. */
@Component
class PostEvent {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    static final Duration LONGEST = Duration.ofSeconds(15);

    private final EndpointAddress address;
    private final Duration longest;

    @Autowired
    PostEvent(EndpointAddress address) {
        this(address, LONGEST);
    }

    PostEvent(EndpointAddress address, Duration longest) {
        this.address = address;
        this.longest = longest;
    }

    /**
     * Result of a call.
     *
     * @param status of the answer; null without one
     * @param problem code of what went wrong; null when it was taken
     */
    record Answer(@Nullable Integer status, @Nullable String problem) {
        boolean taken() {
            return problem == null;
        }

        boolean gone() {
            return status != null && status == 410;
        }
    }

    Answer handle(URI to, Map<String, String> headers, byte[] body) {
        var request = new HttpPost(to);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        var tooLong = new AtomicBoolean();
        try (var client = OutsideClient.open(address.names(), CONNECT, Timeout.of(longest))) {
            // an answer that comes byte by byte is never silent
            var watch = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(longest);
                    tooLong.set(true);
                    client.close(CloseMode.IMMEDIATE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            try {
                return client.execute(request, response -> {
                    int status = response.getCode();
                    request.abort();
                    if (status >= 200 && status < 300) return new Answer(status, null);
                    return new Answer(status, status >= 300 && status < 400 ? "redirect" : "status");
                });
            } finally {
                watch.interrupt();
                client.close(CloseMode.IMMEDIATE);
            }
        } catch (IOException | IllegalStateException e) {
            return new Answer(null, tooLong.get() ? "slow" : problem(e));
        }
    }

    private static String problem(Exception e) {
        return switch (e) {
            case OutsideClient.Inner _ -> "inner";
            case UnknownHostException _ -> "no-host";
            case SSLException _ -> "not-secure";
            case SocketTimeoutException _ -> "slow";
            case ConnectException _ -> "refused";
            default -> "broken";
        };
    }
}
