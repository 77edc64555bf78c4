/**
 * One HTML page with the picture of who reaches what, before and after. Plain Java: {@link
 * io.ringfence.report.page.PageWriter} takes a {@link io.ringfence.report.page.Page}.
 */
@NullMarked
package io.ringfence.report.page;

import org.jspecify.annotations.NullMarked;
