// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text as SMS count it (3GPP TS 23.038). In the alphabet of telephones (GSM-7) one SMS holds 160 signs, a part of a longer one 153, and
 * a few signs count twice; with any other letter (ê, ç, ô, œ, Arabic) each holds 70, a part 67. Nothing is taken out of a text to make it fit.
 */
public record SmsText(String text) {
    /** By their code: 0 to 127, without the escape at 27. */
    public static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final int ESCAPE = 27;

    /** Signs that are written as two. */
    private static final Map<Character, Integer> TWICE = Map.of(
            '\f', 0x0a, '^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2f, '[', 0x3c, '~', 0x3d, ']', 0x3e, '|', 0x40, '€',
            0x65);

    /** Those of {@link #TWICE} that can be typed, for a script. */
    public static final String EXTENSION = "^{}\\[~]|€";

    /** Typographic signs and the sign of telephones that reads the same. */
    private static final Map<Character, String> SAME = Map.ofEntries(
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('ʼ', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('‑', "-"),
            Map.entry('…', "..."),
            Map.entry('\u00a0', " "),
            Map.entry('\u202f', " "),
            Map.entry('\u2009', " "));

    /** Signs that become another in {@link #plain}, as a script needs them: sign and what it becomes. */
    public static List<Map.Entry<Character, String>> replaced() {
        return SAME.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    /** Typographic signs as telephones write them, spaces inside guillemets left out; letters stay as they are. */
    public static SmsText plain(String text) {
        var plain = new StringBuilder(text.length());
        var tight = text.replaceAll("«[\\s\\h]+", "«").replaceAll("[\\s\\h]+»", "»");
        for (int i = 0; i < tight.length(); i++)
            plain.append(SAME.getOrDefault(tight.charAt(i), String.valueOf(tight.charAt(i))));
        return new SmsText(plain.toString());
    }

    private static boolean isOfTelephones(char sign) {
        return sign != ESCAPE && ALPHABET.indexOf(sign) >= 0 || TWICE.containsKey(sign);
    }

    /** Letters for which each SMS holds 70 signs only, in the order of the text. */
    public Set<String> others() {
        var others = new LinkedHashSet<String>();
        text.codePoints().forEach(point -> {
            if (point > Character.MAX_VALUE || !isOfTelephones((char) point)) others.add(Character.toString(point));
        });
        return others;
    }

    public boolean isOfTelephones() {
        return others().isEmpty();
    }

    /** Signs as they are counted. */
    public int length() {
        return isOfTelephones()
                ? text.length()
                        + (int) text.chars()
                                .filter(sign -> TWICE.containsKey((char) sign))
                                .count()
                : text.length();
    }

    /** How many SMS it takes; an empty text takes none. */
    public int parts() {
        return split().size();
    }

    /** The texts of the parts; no sign is cut in two. */
    public List<String> split() {
        if (text.isEmpty()) return List.of();
        boolean known = isOfTelephones();
        if (length() <= (known ? 160 : 70)) return List.of(text);
        int most = known ? 153 : 67;
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int size = known ? (TWICE.containsKey((char) point) ? 2 : 1) : Character.charCount(point);
            if (used + size > most) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.appendCodePoint(point);
            used += size;
            i += Character.charCount(point);
        }
        parts.add(part.toString());
        return parts;
    }

    /** A text in the alphabet of telephones, one byte for each sign of it, as SMPP hands it over. */
    static byte[] encode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var twice = TWICE.get(text.charAt(i));
            if (twice != null) {
                bytes.write(ESCAPE);
                bytes.write(twice);
            } else {
                int code = ALPHABET.indexOf(text.charAt(i));
                if (code < 0) throw new IllegalArgumentException("a letter that is not of the alphabet of telephones");
                bytes.write(code);
            }
        }
        return bytes.toByteArray();
    }

    /** The reverse of {@link #encode}; an unknown byte is a question mark. */
    static String decode(byte[] bytes) {
        var text = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] & 0xff;
            if (code == ESCAPE && i + 1 < bytes.length) {
                int next = bytes[++i] & 0xff;
                text.append(TWICE.entrySet().stream()
                        .filter(one -> one.getValue() == next)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse('?'));
            } else text.append(code < ALPHABET.length() && code != ESCAPE ? ALPHABET.charAt(code) : '?');
        }
        return text.toString();
    }
}
