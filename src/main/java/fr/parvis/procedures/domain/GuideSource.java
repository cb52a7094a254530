// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.procedures.GuideSettings;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Source of the official guide: an address of the web, a zip on this machine, or a folder into which zips are put (the newest counts). What was
 * imported already is not read again.
 */
@Component
public class GuideSource {
    private static final Logger LOG = LoggerFactory.getLogger(GuideSource.class);
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final int NOT_MODIFIED = 304;

    /** Bytes of the zip; the official one has 15 million. */
    private static final long LONGEST = 200_000_000L;

    /** A file that somebody still writes is younger. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    /** Raise it when sheets are read differently: the file that was imported is then read again. */
    private static final int READING = 1;

    private final ImportGuide importGuide;
    private final String source;
    private final java.time.Clock clock;
    private volatile String seen = "";

    /** Conditions under which the web answers anew: the validators of what was last imported. */
    private volatile Map<String, String> newer = Map.of();

    GuideSource(ImportGuide importGuide, GuideSettings settings, java.time.Clock clock) {
        this.importGuide = importGuide;
        this.source = settings.source().strip();
        this.clock = clock;
    }

    public boolean isOfTheWeb() {
        return source.toLowerCase(Locale.ROOT).matches("https?://.*");
    }

    /** Takes the newest file of this machine in, when there is one that was not looked at yet and is not the edition that stands. */
    public Optional<ImportGuide.Result> look() {
        if (source.isEmpty() || isOfTheWeb()) return Optional.empty();
        try {
            var file = newest(Path.of(source));
            if (file == null) return Optional.empty();
            var changed = Files.getLastModifiedTime(file).toInstant();
            var now = file.getFileName() + ", " + changed;
            if (now.equals(seen) || changed.plus(SETTLED).isAfter(clock.instant())) return Optional.empty();
            seen = now;
            var name = now + ", " + Files.size(file) + ", " + READING;
            if (Asking.as(Scope.network()).call(() -> importGuide.stands(name))) return Optional.empty();
            try (var in = Files.newInputStream(file)) {
                return Optional.of(told(take(in, name)));
            }
        } catch (IOException e) {
            LOG.error(
                    "the guide cannot be read from {}: {}", source, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Imports the guide from the web, as it arrives; empty where it is the one that was imported last. */
    public Optional<ImportGuide.Result> fetch() {
        if (!isOfTheWeb()) return Optional.empty();
        try (var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(source)).timeout(ANSWER);
            newer.forEach(request::header);
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var in = new Bounded(answer.body())) {
                if (answer.statusCode() == NOT_MODIFIED) return Optional.empty();
                if (answer.statusCode() != 200)
                    return Optional.of(
                            told(new ImportGuide.Result.Refused(Why.UNREACHABLE, String.valueOf(answer.statusCode()))));
                var result = told(take(in, source));
                if (result instanceof ImportGuide.Result.Imported) newer = conditions(answer.headers());
                return Optional.of(result);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(told(
                    new ImportGuide.Result.Refused(Why.UNREACHABLE, e.getClass().getSimpleName())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Map<String, String> conditions(HttpHeaders headers) {
        var conditions = new HashMap<String, String>();
        headers.firstValue("ETag").ifPresent(tag -> conditions.put("If-None-Match", tag));
        headers.firstValue("Last-Modified").ifPresent(day -> conditions.put("If-Modified-Since", day));
        return Map.copyOf(conditions);
    }

    private ImportGuide.Result take(InputStream in, String name) {
        return Asking.as(Scope.network()).call(() -> importGuide.handle(in, name));
    }

    private static ImportGuide.Result told(ImportGuide.Result result) {
        switch (result) {
            case ImportGuide.Result.Imported done ->
                LOG.info(
                        "guide: edition {} with {} sheets, {} withdrawn",
                        done.edition(),
                        done.sheets(),
                        done.withdrawn());
            case ImportGuide.Result.Refused refused ->
                LOG.error("guide: not taken in ({}, {}); the edition before stays", refused.why(), refused.where());
        }
        return result;
    }

    private static @Nullable Path newest(Path place) throws IOException {
        if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) return place;
        if (!Files.isDirectory(place)) return null;
        try (var all = Files.list(place)) {
            return all.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                    .filter(one -> one.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".zip"))
                    .max(Comparator.comparing(one -> one.toFile().lastModified()))
                    .orElse(null);
        }
    }

    /** Ends when more arrives than a guide has. */
    private static final class Bounded extends FilterInputStream {
        private long left = LONGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int many = super.read(buffer, offset, length);
            count(Math.max(0, many));
            return many;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) throw new IOException("too large");
        }
    }
}
