// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.opendata.papers.Catalog;
import fr.parvis.opendata.papers.FeedCache;
import fr.parvis.values.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends open data: readable from any page of the web, compressed for clients that accept it, with what is needed to ask only for what is new
 * ({@code ETag}, {@code Last-Modified}) and the licence beside it.
 */
final class Answer {
    private static final int WORTH_COMPRESSING = 1024;

    private Answer() {}

    /**
     * Answer that is held in memory.
     *
     * @param fingerprint hash of the bytes
     * @param modified the epoch where it is made each time
     */
    record Body(byte[] bytes, String fingerprint, Instant modified, String type) {}

    static void send(FeedCache.Ready feed, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean compressed = takesGzip(request);
        if (isKnown(tag(feed.fingerprint(), compressed), feed.modified(), request, response)) return;
        response.setContentType(type);
        response.setContentLengthLong(compressed ? feed.gzipBytes() : feed.plainBytes());
        if (compressed) response.setHeader("Content-Encoding", "gzip");
        if (request.getMethod().equals("HEAD")) return;
        var out = response.getOutputStream();
        if (compressed) Files.copy(feed.file(), out);
        else
            try (var in = new GZIPInputStream(Files.newInputStream(feed.file()), 1 << 14)) {
                in.transferTo(out);
            }
    }

    static void send(Body body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean compressed = takesGzip(request) && body.bytes.length >= WORTH_COMPRESSING;
        if (isKnown(tag(body.fingerprint, compressed), body.modified, request, response)) return;
        var sent = compressed ? gzip(body.bytes) : body.bytes;
        response.setContentType(body.type);
        if (compressed) response.setHeader("Content-Encoding", "gzip");
        response.setContentLength(sent.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(sent);
    }

    /** Of a small answer that is made each time. */
    static void send(byte[] body, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(new Body(body, Sha256.shortHex(body), Instant.EPOCH, type), request, response);
    }

    /** Whether who asks has it already; else what they will need to ask so the next time. */
    private static boolean isKnown(
            String tag, Instant modified, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "ETag, Last-Modified, Link");
        response.setHeader("Cache-Control", "public, max-age=60");
        response.addHeader("Vary", "Accept-Encoding");
        response.addHeader("Link", "<" + Catalog.LICENCE + ">; rel=\"license\"");
        response.addHeader("Link", "</api/v1/catalog.jsonld>; rel=\"describedby\"; type=\"application/ld+json\"");
        var asked = new ServletWebRequest(request, response);
        return modified.equals(Instant.EPOCH)
                ? asked.checkNotModified(tag)
                : asked.checkNotModified(tag, modified.toEpochMilli());
    }

    /** Bytes of another encoding are another answer: a strong tag tells the two apart. */
    private static String tag(String fingerprint, boolean compressed) {
        return "\"" + fingerprint + (compressed ? "-gzip" : "") + "\"";
    }

    static boolean takesGzip(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.matches("(?:x-)?gzip(?:\\s*;\\s*q=(?:1(?:\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var packed = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
