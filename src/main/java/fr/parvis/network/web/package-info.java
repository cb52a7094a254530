// SPDX-License-Identifier: EUPL-1.2
/** The screens of points and their import, and the points of the API. */
@NullMarked
package fr.parvis.network.web;

import org.jspecify.annotations.NullMarked;
