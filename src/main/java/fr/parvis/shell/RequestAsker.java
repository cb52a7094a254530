// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.limits.Asker;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The public, where the thread answers a request without a {@link Viewer}. */
@Component
class RequestAsker implements Asker {
    @Override
    public boolean isPublic() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                && asked.getRequest().getAttribute(Viewer.class.getName()) == null;
    }
}
