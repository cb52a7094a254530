// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.opendata.OpenDataSettings;
import fr.parvis.runtime.OutsideClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a feed from the web, or from the folder of feeds, to a file of ours. It is left in the middle when it is larger or takes
 * longer than allowed, and never read from an inner address: names are resolved here, looked at, and connected to as they were seen.
 */
@Component
class FetchFeed {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    /** Nothing may arrive for so long. */
    private static final Timeout SILENCE = Timeout.ofSeconds(30);

    private static final int MOST_REDIRECTS = 5;

    /** Outcome of fetching. */
    sealed interface Outcome {}

    /** The caller deletes the file. */
    record Fetched(Path file) implements Outcome {}

    /** @param key of the sentence that says why not */
    record NotFetched(String key, List<String> args) implements Outcome {}

    private final long mostBytes;
    private final Duration longest;
    private final OutsideClient.Names names;
    private final String folder;

    FetchFeed(OpenDataSettings settings) {
        this.mostBytes = settings.feeds().bytes();
        this.longest = Duration.ofSeconds(settings.feeds().seconds());
        this.names = new OutsideClient.Names(settings.feeds().innerAddresses());
        this.folder = settings.feeds().folder();
    }

    long mostBytes() {
        return mostBytes;
    }

    /** Ends the reading with what is to be said of it. */
    private static final class Stopped extends IOException {
        private final transient NotFetched why;

        Stopped(String key, String... args) {
            super(key);
            this.why = new NotFetched("opendata.reading." + key, List.of(args));
        }
    }

    Outcome fetch(String address) {
        try {
            return isOfTheWeb(address) ? new Fetched(fromTheWeb(address)) : fromTheFolder(address);
        } catch (Stopped e) {
            return e.why;
        } catch (OutsideClient.Inner e) {
            return new NotFetched("opendata.reading.inner", List.of(String.valueOf(e.getMessage())));
        } catch (UnknownHostException e) {
            return new NotFetched("opendata.reading.no-host", List.of(String.valueOf(e.getMessage())));
        } catch (SSLException e) {
            return new NotFetched("opendata.reading.not-secure", List.of(address));
        } catch (SocketTimeoutException e) {
            return new NotFetched("opendata.reading.silent", List.of(String.valueOf(SILENCE.toSeconds())));
        } catch (IOException e) {
            return new NotFetched("opendata.reading.broken", List.of(address));
        }
    }

    static boolean isOfTheWeb(String address) {
        return address.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]*:.*");
    }

    /** Whether an address may be followed at all: of the web, or a plain name of a file where there is a folder. */
    boolean canFollow(String address) {
        try {
            if (isOfTheWeb(address)) checked(address);
            else inTheFolder(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Outcome fromTheFolder(String name) throws IOException {
        var source = inTheFolder(name);
        if (!Files.isRegularFile(source)) throw new Stopped("no-file", name);
        if (Files.size(source) > mostBytes) throw tooLarge();
        var file = Files.createTempFile("parvis-feed-", ".tmp");
        try (var in = Files.newInputStream(source)) {
            copy(in, file);
            return new Fetched(file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path inTheFolder(String name) throws Stopped {
        if (folder.isBlank()) throw new Stopped("no-folder");
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,199}")) throw new Stopped("no-file", name);
        return Path.of(folder).resolve(name);
    }

    private Path fromTheWeb(String address) throws IOException {
        var uri = checked(address);
        var tooLong = new AtomicBoolean();
        var client = OutsideClient.open(new LookedAt(), CONNECT, SILENCE);
        // whatever waits is cut off when the time is over
        var watch = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(longest);
                tooLong.set(true);
                client.close(CloseMode.IMMEDIATE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var file = Files.createTempFile("parvis-feed-", ".tmp");
        boolean done = false;
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                var next = ask(client, uri, file);
                if (next == null) {
                    done = true;
                    return file;
                }
                uri = next;
            }
            throw new Stopped("redirects", String.valueOf(MOST_REDIRECTS));
        } catch (IOException | IllegalStateException e) {
            if (tooLong.get()) throw new Stopped("slow", String.valueOf(longest.toSeconds()));
            if (e instanceof IOException known) throw known;
            throw new IOException(e);
        } finally {
            watch.interrupt();
            client.close(CloseMode.IMMEDIATE);
            if (!done) Files.deleteIfExists(file);
        }
    }

    /** @return address of a redirect; null once the file holds it */
    private @Nullable URI ask(CloseableHttpClient client, URI uri, Path file) throws IOException {
        var request = new HttpGet(uri);
        request.setHeader("Accept", "application/json, text/csv;q=0.9, */*;q=0.1");
        return client.execute(request, response -> {
            int status = response.getCode();
            var location = response.getFirstHeader("Location");
            if (status >= 300 && status < 400 && location != null) {
                request.abort();
                return checked(resolved(uri, location.getValue()));
            }
            if (status != 200) throw stopped(request, new Stopped("status", String.valueOf(status)));
            keep(request, response, file);
            return null;
        });
    }

    private void keep(HttpGet request, ClassicHttpResponse response, Path file) throws IOException {
        var entity = response.getEntity();
        if (entity == null) return;
        // the rest of what is refused is not read
        if (entity.getContentLength() > mostBytes) throw stopped(request, tooLarge());
        try {
            copy(entity.getContent(), file);
        } catch (Stopped e) {
            throw stopped(request, e);
        }
    }

    private static Stopped stopped(HttpGet request, Stopped why) {
        request.abort();
        return why;
    }

    private void copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 14];
            long read = 0;
            for (int many = in.read(buffer); many >= 0; many = in.read(buffer)) {
                read += many;
                if (read > mostBytes) throw tooLarge();
                out.write(buffer, 0, many);
            }
        }
    }

    private Stopped tooLarge() {
        return new Stopped("too-large", String.valueOf(mostBytes / 1_000_000));
    }

    private static String resolved(URI from, String location) throws Stopped {
        try {
            return from.resolve(new URI(location)).toString();
        } catch (URISyntaxException e) {
            throw new Stopped("address", location);
        }
    }

    /** Only of the web, without a name and a password, and to somewhere. */
    private static URI checked(String address) throws Stopped {
        var uri = OutsideClient.address(address);
        if (uri == null) throw new Stopped("address", address);
        return uri;
    }

    /** Resolves a name, and refuses one that leads inside. */
    InetAddress[] lookedAt(String host) throws UnknownHostException {
        return names.resolve(host);
    }

    /** Resolver that connects only to the address that was checked. */
    private final class LookedAt implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return lookedAt(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
