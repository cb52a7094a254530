// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * Notices for the next page on what was just done, kept in the session under a name of its own each: two forms that are sent at once
 * write beside each other, and neither takes the other's notice away.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class SessionNotices extends AbstractFlashMapManager {
    private static final String PREFIX = "notice.";

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var kept = new ArrayList<FlashMap>();
        for (var name : names(request))
            if (request.getSession().getAttribute(name) instanceof FlashMap map) kept.add(map);
        return kept.isEmpty() ? null : kept;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> wanted, HttpServletRequest request, HttpServletResponse response) {
        var missing = new ArrayList<>(wanted);
        for (var name : names(request)) {
            var kept = request.getSession().getAttribute(name);
            if (wanted.contains(kept)) missing.remove(kept);
            else request.getSession().removeAttribute(name);
        }
        for (var map : missing) request.getSession().setAttribute(PREFIX + Ids.next(), map);
    }

    private static List<String> names(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? List.of()
                : Collections.list(session.getAttributeNames()).stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .sorted()
                        .toList();
    }
}
