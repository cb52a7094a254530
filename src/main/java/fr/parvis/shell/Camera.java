// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletResponse;

/** The camera, which a page may ask for where it says so. */
public final class Camera {
    private Camera() {}

    public static void allow(HttpServletResponse response) {
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=(self), payment=()");
    }
}
