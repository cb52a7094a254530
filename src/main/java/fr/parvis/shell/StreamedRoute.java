// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A route that takes a form with files as it arrives, by {@link StreamedForm}: nothing of it is written to disk before, nor read by anybody
 * else. Modules contribute theirs as beans.
 *
 * @param pattern of the address; posted to
 */
public record StreamedRoute(PathPattern pattern) {

    public StreamedRoute(String pattern) {
        this(PathPatternParser.defaultInstance.parse(pattern));
    }

    public boolean isMeant(HttpServletRequest request) {
        return request.getMethod().equals("POST") && pattern.matches(PathContainer.parsePath(request.getRequestURI()));
    }
}
