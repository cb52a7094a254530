// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.access.SignedIn;
import fr.parvis.publicsite.domain.SiteVisits;
import fr.parvis.shell.PublicRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts views of the public's pages by page and day, nothing else. Robots, the staff and prefetching browsers are not counted.
 */
@Component
class CountSiteVisits implements HandlerInterceptor, WebMvcConfigurer {
    private final SiteVisits visits;

    CountSiteVisits(SiteVisits visits) {
        this.visits = visits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception wrong) {
        if (handler instanceof HandlerMethod route
                && PublicRequest.isPublic(route)
                && request.getMethod().equals("GET")
                && response.getStatus() == HttpServletResponse.SC_OK
                && isPage(response)
                && request.getHeader("Sec-Purpose") == null
                && SignedIn.current() == null
                && !PublicRequest.isRobot(request)) visits.note(page(request));
    }

    private static boolean isPage(HttpServletResponse response) {
        var type = response.getContentType();
        return type != null && type.startsWith("text/html");
    }

    /** The route, without what tells one point from another. */
    private static String page(HttpServletRequest request) {
        var route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        int varies = route.indexOf('{');
        return varies < 0 ? route : route.substring(0, varies);
    }
}
