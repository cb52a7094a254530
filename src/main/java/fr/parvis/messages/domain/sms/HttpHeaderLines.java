// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Headers of a request as a setting has them.
 *
 * @param lines {@code Name: value}
 */
record HttpHeaderLines(List<String> lines) {
    private static final Pattern BAR = Pattern.compile("\\|");

    /** @param setting several between line breaks or bars; what is no header is left out */
    static HttpHeaderLines of(String setting) {
        return new HttpHeaderLines(setting.lines()
                .flatMap(BAR::splitAsStream)
                .map(String::strip)
                .filter(line -> line.contains(":"))
                .toList());
    }

    void addTo(HttpRequest.Builder request) {
        for (var line : lines) {
            int colon = line.indexOf(':');
            request.header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
    }
}
