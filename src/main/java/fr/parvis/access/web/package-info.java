// SPDX-License-Identifier: EUPL-1.2
/** Signing in and out, the guard of every route, the first run. */
@NullMarked
package fr.parvis.access.web;

import org.jspecify.annotations.NullMarked;
