// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.runtime.ParvisSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The limit of what one origin may ask of the public's door ({@link ForThePublic}): what is above it is refused before anything is
 * looked up. Signed-in accounts have no limit; nor has this machine itself, for behind a proxy that Parvis was not told of everybody
 * comes from there.
 */
@Component
class PublicRateLimit implements HandlerInterceptor, WebMvcConfigurer {
    /** How many origins are remembered. */
    private static final int ORIGINS = 20_000;

    private final RateLimiter limiter;

    PublicRateLimit(ParvisSettings parvis, RateLimits limits) {
        this.limiter =
                limits.tokenBucket("public", parvis.publicPages().requestsPerMinute(), Duration.ofMinutes(1), ORIGINS);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(-1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod route)
                || !PublicRequest.isPublic(route)
                || request.getAttribute(Viewer.class.getName()) != null
                || Origin.isThisMachine(request)) return true;
        var wait = limiter.acquire(Origin.of(request), PublicRequest.weight(route));
        if (wait.isZero()) return true;
        response.setHeader(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(wait));
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("text/html"))
            throw new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
        // a calendar, a feed: a program reads it, and no page is drawn for it
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(Words.t("shell.error.too-many.text").getBytes(StandardCharsets.UTF_8));
        return false;
    }
}
