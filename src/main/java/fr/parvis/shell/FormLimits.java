// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the fields of a form before anything else does: one that is too long, or of too many fields, is refused and is no fault of ours. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FormLimits extends OncePerRequestFilter {
    private final ErrorAnswer errors;

    FormLimits(ErrorAnswer errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE))
            try {
                request.getParameterMap();
            } catch (InvalidParameterException e) {
                errors.write(e, request, response);
                return;
            }
        chain.doFilter(request, response);
    }
}
