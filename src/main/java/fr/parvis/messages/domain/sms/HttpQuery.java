// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.SmsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Asks a provider with an HTTP interface what became of an SMS: its address is a setting in which {@code {id}} and {@code {reference}} stand for the SMS,
 * and another setting says where in the answer the status is. A provider that answers 404 never got it.
 */
@Component
@ConditionalOnProperty(name = "parvis.sms.provider", havingValue = "http")
class HttpQuery implements SmsQuery {
    private static final Logger LOG = LoggerFactory.getLogger(HttpQuery.class);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int NOT_FOUND = 404;

    private final String url;
    private final HttpHeaderLines headers;
    private final Pattern status;
    private final Pattern arrived;
    private final Pattern lost;

    public HttpQuery(SmsSettings settings) {
        this.url = settings.askUrl();
        this.headers = HttpHeaderLines.of(settings.headers());
        this.status = Pattern.compile(settings.askStatus(), Pattern.DOTALL);
        this.arrived = Pattern.compile(settings.arrived());
        this.lost = Pattern.compile(settings.lost());
    }

    @Override
    public Known ask(UUID id, @Nullable String reference) {
        if (url.isEmpty() || reference == null && !url.contains("{id}")) return Known.NOTHING;
        var address = url.replace("{id}", id.toString())
                .replace("{reference}", reference == null ? "" : URLEncoder.encode(reference, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST);
        headers.addTo(request);
        try (var client = HttpClient.newBuilder().connectTimeout(LONGEST).build()) {
            return read(client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            LOG.warn(
                    "message {}: the provider of SMS does not say what became of it: {}",
                    id,
                    e.getClass().getName());
            return Known.NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Known.NOTHING;
        }
    }

    private Known read(HttpResponse<String> answer) {
        if (answer.statusCode() == NOT_FOUND) return Known.LOST;
        if (answer.statusCode() / 100 != 2) return Known.NOTHING;
        var found = status.matcher(answer.body());
        if (!found.find()) return Known.NOTHING;
        var said = found.groupCount() > 0 ? found.group(1) : found.group();
        if (arrived.matcher(said).matches()) return Known.ARRIVED;
        return lost.matcher(said).matches() ? Known.LOST : Known.UNDERWAY;
    }
}
