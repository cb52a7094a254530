// SPDX-License-Identifier: EUPL-1.2
/** Pages of the line: the public's form, who answers, who supervises; and the door of telephone systems. */
@NullMarked
package fr.parvis.hotline.web;

import org.jspecify.annotations.NullMarked;
