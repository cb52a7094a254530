// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.SmsSettings;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends by the HTTP interface of a provider: its address, body and headers are settings in which {@code {to}}, {@code {text}}, {@code {from}} and
 * {@code {id}} stand for what is sent. What counts as taken is a setting, too, because some providers answer 200 with an error inside.
 */
@Component
@ConditionalOnProperty(name = "parvis.sms.provider", havingValue = "http")
class HttpGateway implements SmsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int LONGEST_REFERENCE = 200;
    private static final Pattern PLACE = Pattern.compile("\\{(to|text|from|id)}");

    private final String url;
    private final String body;
    private final String type;
    private final HttpHeaderLines headers;
    private final Pattern accepted;
    private final String from;
    private final JsonMapper json;

    public HttpGateway(SmsSettings settings, JsonMapper json) {
        if (!settings.url().matches("https?://[^\\s]+"))
            throw new SettingRefused("PARVIS_SMS_URL : l’adresse du fournisseur de SMS doit commencer par https://.");
        this.url = settings.url();
        this.body = settings.body();
        this.type = settings.type();
        this.headers = HttpHeaderLines.of(settings.headers());
        this.accepted = Pattern.compile(settings.accepted(), Pattern.DOTALL);
        this.from = settings.from();
        this.json = json;
        try {
            request(Ids.next(), "+33600000000", "");
        } catch (IllegalArgumentException e) {
            throw new SettingRefused(
                    "PARVIS_SMS_URL, PARVIS_SMS_HEADERS : cette adresse ou ces en-têtes ne peuvent pas être envoyés.");
        }
    }

    private HttpRequest request(UUID id, String number, String text) {
        var values = Map.of("to", number, "text", text, "from", from, "id", id.toString());
        var request = HttpRequest.newBuilder(URI.create(filled(url, values, HttpGateway::encoded)))
                .timeout(ANSWER);
        headers.addTo(request);
        if (body.isEmpty()) request.GET();
        else
            request.header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            filled(body, values, type.contains("json") ? this::inQuotes : HttpGateway::encoded)));
        return request.build();
    }

    @Override
    public Delivery send(UUID id, String number, SmsText text) {
        var request = request(id, number, text.text());
        // a connection of its own: the client would ask again by itself when one that was kept open has expired
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            return read(id, client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            LOG.warn("message {}: the provider of SMS cannot be reached", id);
            return new Delivery.Later();
        } catch (IOException e) {
            LOG.error(
                    "message {}: the provider of SMS gave no answer: {}",
                    id,
                    e.getClass().getName());
            return new Delivery.Unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Unknown();
        }
    }

    private Delivery read(UUID id, HttpResponse<String> answer) {
        int status = answer.statusCode();
        // too many, away, or not let in: a wrong setting is no reason to give messages up
        if (status == 429 || status == 503 || status == 401 || status == 403) {
            LOG.error("message {}: the provider of SMS takes nothing now: {}", id, status);
            return new Delivery.Later();
        }
        if (status >= 400 && status < 500) {
            LOG.error("message {}: the provider of SMS refused it with {}", id, status);
            return new Delivery.Refused();
        }
        var found = accepted.matcher(answer.body());
        if (status >= 200 && status < 300 && found.find())
            return new Delivery.Taken(reference(found.groupCount() > 0 ? found.group(1) : null, id));
        LOG.error("message {}: the answer {} of the provider of SMS says neither yes nor no", id, status);
        return new Delivery.Unknown();
    }

    /** Without one of its own, a provider reports by ours. */
    private static String reference(@Nullable String found, UUID id) {
        return found == null || found.isBlank() || found.length() > LONGEST_REFERENCE ? id.toString() : found;
    }

    private static String filled(String template, Map<String, String> values, UnaryOperator<String> written) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(written.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Value escaped for a JSON string whose quotes are in the template. */
    private String inQuotes(String value) {
        var quoted = json.writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }
}
