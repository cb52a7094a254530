/** Words told outside a page. */
@NullMarked
package fr.parvis.access.papers;

import org.jspecify.annotations.NullMarked;
