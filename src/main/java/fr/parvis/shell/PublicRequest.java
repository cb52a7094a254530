// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Facts that a request says of itself: whether it is for the public, and whether a robot makes it. */
public final class PublicRequest {
    private static final Pattern ROBOT = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|lighthouse|^$|curl|wget|python|java/|okhttp");

    private PublicRequest() {}

    /** Whether the route is one of the public's; so is, without a session, what no route answers. */
    static boolean isPublic(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod route
                        && route.getBeanType() != ErrorPages.class
                ? isPublic(route)
                : request.getAttribute(Viewer.class.getName()) == null;
    }

    /** Whether the route is {@link ForThePublic}. */
    public static boolean isPublic(HandlerMethod route) {
        var method = AnnotatedElementUtils.hasAnnotation(route.getMethod(), ForThePublic.class);
        return method || AnnotatedElementUtils.hasAnnotation(route.getBeanType(), ForThePublic.class);
    }

    /** How much it counts for in the limit of an origin. */
    static int weight(HandlerMethod route) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), ForThePublic.class);
        return onMethod == null ? 1 : onMethod.weight();
    }

    /** Whether the client says that it is a program; one that says nothing is taken for one. */
    public static boolean isRobot(HttpServletRequest request) {
        return isRobot(request.getHeader("User-Agent"));
    }

    static boolean isRobot(@Nullable String agent) {
        return agent == null || ROBOT.matcher(agent.toLowerCase(Locale.ROOT)).find();
    }
}
