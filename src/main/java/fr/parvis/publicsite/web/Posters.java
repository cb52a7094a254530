// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.access.Associations;
import fr.parvis.files.Download;
import fr.parvis.files.QrPicture;
import fr.parvis.files.TaggedPdf;
import fr.parvis.limits.DrawingTurns;
import fr.parvis.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Posters as they go out. Each is known by the words that stand on it: a browser that has it already gets 304, one that was drawn is kept as
 * long as others do not need its room, and a change of the point makes another.
 */
@Component
class Posters {
    private static final int MOST_KEPT = 8_000_000;
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final TaggedPdf pdf;
    private final DrawingTurns turns;
    private final Associations associations;

    /** Those asked for last are at the end. */
    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    Posters(TaggedPdf pdf, DrawingTurns turns, Associations associations) {
        this.pdf = pdf;
        this.turns = turns;
        this.associations = associations;
    }

    /**
     * Parameters that the templates of all posters take.
     *
     * @param address of the page that it leads to
     * @param format {@code a3}; any other is A4
     */
    Map<String, Object> words(String address, String format) {
        var words = new HashMap<String, Object>();
        words.put("network", associations.networkName().orElse("Parvis"));
        words.put("address", shown(address));
        words.put("qr", QrPicture.of(address));
        words.put("large", format.equalsIgnoreCase("a3"));
        return words;
    }

    ResponseEntity<byte[]> answer(String name, TaggedPdf.Written paper, WebRequest request) {
        var tag = tag(paper);
        var unchanged = request.checkNotModified(tag);
        var answer = ResponseEntity.status(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(CACHE)
                // the same address tells it in the language of the request
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE);
        if (unchanged) return answer.build();
        return answer.headers(Download.pdf(name + ".pdf").cached(CACHE)::describe)
                .body(drawn(tag, paper));
    }

    /** Poster from the cache, else drawn; looks again after waiting, since another request may have drawn it. */
    private byte[] drawn(String tag, TaggedPdf.Written paper) {
        var known = find(tag);
        return known != null
                ? known
                : turns.take(() -> {
                    var meanwhile = find(tag);
                    return meanwhile != null ? meanwhile : keep(tag, pdf.draw(paper));
                });
    }

    private synchronized byte @Nullable [] find(String tag) {
        return kept.get(tag);
    }

    private synchronized byte[] keep(String tag, byte[] paper) {
        var before = kept.put(tag, paper);
        bytes += paper.length - (before == null ? 0 : before.length);
        for (Iterator<byte[]> eldest = kept.values().iterator(); bytes > MOST_KEPT && eldest.hasNext(); ) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
        return paper;
    }

    private static String tag(TaggedPdf.Written paper) {
        return Sha256.etag((paper.locale() + paper.page()).getBytes(StandardCharsets.UTF_8));
    }

    /** An address as somebody would copy it by hand. */
    private static String shown(String address) {
        return address.replaceFirst("^https?://", "");
    }
}
