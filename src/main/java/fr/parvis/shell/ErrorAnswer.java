// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;

/** Gives what goes wrong in a filter the same answer as what goes wrong in a page. Asks nothing of the database. */
@Component
public class ErrorAnswer {
    private final ObjectProvider<HandlerExceptionResolver> errors;
    private final ObjectProvider<ViewResolver> views;
    private final ObjectProvider<LocaleResolver> locales;

    ErrorAnswer(
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> errors,
            @Qualifier("templateViews") ObjectProvider<ViewResolver> views,
            ObjectProvider<LocaleResolver> locales) {
        this.errors = errors;
        this.views = views;
        this.locales = locales;
    }

    public void write(Exception wrong, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales.getObject());
        var page = errors.getObject().resolveException(request, response, null, wrong);
        if (page == null || page.getViewName() == null) return;
        if (page.getStatus() != null) response.setStatus(page.getStatus().value());
        try {
            var view = views.getObject().resolveViewName(page.getViewName(), Words.locale());
            if (view != null) view.render(Map.copyOf(page.getModel()), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the answer to an error cannot be drawn", e);
        }
    }
}
