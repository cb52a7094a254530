// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignedIn;
import fr.parvis.audit.Refusals;
import fr.parvis.audit.Refusals.Kind;
import fr.parvis.limits.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Notices which requests were refused, by how they were answered, and has them counted. */
@Component
class CountRefusals {
    private static final Set<String> SIGN_IN = Set.of("/connexion", "/connexion/code");
    private static final String NO_ROUTE = "?";

    private final Refusals refusals;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    CountRefusals(
            Refusals refusals,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.refusals = refusals;
        this.routes = routes;
    }

    void answered(@Nullable SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        int status = response.getStatus();
        if (status == HttpStatus.FORBIDDEN.value()) count(Kind.PAGE, who, request);
        else if (SIGN_IN.contains(request.getRequestURI())
                && request.getMethod().equals("POST")
                && (status == HttpStatus.UNPROCESSABLE_CONTENT.value()
                        || status == HttpStatus.TOO_MANY_REQUESTS.value())) count(Kind.SIGN_IN, who, request);
    }

    void token(HttpServletRequest request) {
        count(Kind.TOKEN, null, request);
    }

    /** Before anybody was asked who they are. */
    void formWithoutItsToken(HttpServletRequest request) {
        count(Kind.FORM, null, request);
    }

    private void count(Kind kind, @Nullable SignedIn who, HttpServletRequest request) {
        refusals.count(new Refusals.Refusal(
                kind,
                who == null ? null : who.association(),
                who == null ? null : who.account(),
                request.getMethod() + " " + route(request),
                Origin.network(request)));
    }

    /** The pattern of the address, asked for where the request came no further. */
    private String route(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String known) return known;
        try {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) ServletRequestPathUtils.parseAndCache(request);
            var found = routes.getObject().getHandler(request);
            return found != null
                            && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                                    instanceof String pattern
                    ? pattern
                    : NO_ROUTE;
        } catch (Exception noRoute) {
            return NO_ROUTE;
        }
    }
}
