// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.io.Serializable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Values for the page that this request redirects to, shown there once (flash attributes). */
public final class NextPage {
    private NextPage() {}

    /**
     * Gives that page's model a value.
     *
     * @throws IllegalStateException outside a request
     */
    public static void put(String name, Serializable value) {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        RequestContextUtils.getOutputFlashMap(request).put(name, value);
    }
}
