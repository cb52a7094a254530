// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.limits.Busy;
import fr.parvis.limits.DrawingTurns;
import fr.parvis.limits.HeavyWork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Limits how many requests of the public for drawn files ({@link ForThePublic#weight()} above 1) run at once. The others wait before they take a
 * database connection, and are told when to come back ({@link Busy}) when their turn does not come; signed-in accounts do not wait here.
 */
@Component
class PublicTurns implements HandlerInterceptor, WebMvcConfigurer {
    /** One is drawn ({@link DrawingTurns}) while the next one is read. */
    private static final int AT_ONCE = HeavyWork.AT_ONCE + 1;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String HELD = PublicTurns.class.getName();

    private final Semaphore turns;
    private final Duration patience;

    @Autowired
    PublicTurns() {
        this(AT_ONCE, PATIENCE);
    }

    PublicTurns(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** @throws Busy when the turn did not come in time */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod route)
                || PublicRequest.weight(route) <= 1
                || request.getAttribute(Viewer.class.getName()) != null) return true;
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new Busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        request.setAttribute(HELD, true);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(HELD) == null) return;
        request.removeAttribute(HELD);
        turns.release();
    }
}
