// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.people.domain.ShownNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes whose names a page shows, before it is drawn: a name that could not be noted is not shown. */
@Component
class NoteShownNames implements HandlerInterceptor, WebMvcConfigurer {
    private final ShownNames shown;

    NoteShownNames(ShownNames shown) {
        this.shown = shown;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        shown.begin();
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        var names = shown.takeGathered();
        // most pages show none: they begin no transaction
        if (!names.isEmpty()) shown.write(names);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        shown.giveUp();
    }
}
