/* Comfort for the DataOps report: charts, folded rows, local times. The page is complete without it. */
(function () {
  'use strict';

  var LARGEST_TABLE = 20000;

  function each(root, selector, action) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), action);
  }

  /* Times in the reader's own zone; UTC stays in the tooltip. */
  function localTimes(root) {
    var format = new Intl.DateTimeFormat(undefined, {
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
      hourCycle: 'h23', timeZoneName: 'short'
    });
    if (!format.formatToParts) {
      return;
    }
    each(root, 'time.dataops-time', function (time) {
      var instant = new Date(time.dateTime);
      if (!isNaN(instant) && !time.title) {
        time.title = time.textContent;
        time.textContent = isoLike(format, instant);
      }
    });
  }

  function isoLike(format, instant) {
    var part = {};
    format.formatToParts(instant).forEach(function (piece) { part[piece.type] = piece.value; });
    return part.year + '-' + part.month + '-' + part.day + ' ' + part.hour + ':' + part.minute + ':' + part.second +
      ' ' + part.timeZoneName;
  }

  /* Long tables show their first rows until somebody asks for all. */
  function foldRows(root) {
    each(root, 'table[data-dataops-rows]', function (table) {
      var most = Number(table.dataset.dataopsRows);
      var rows = table.tBodies.length ? table.tBodies[0].rows : [];
      if (!(most > 0) || rows.length <= most + 3 || rows.length > LARGEST_TABLE) {
        return;
      }
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'dataops-more';
      function show(all) {
        for (var i = most; i < rows.length; i++) {
          rows[i].hidden = !all;
        }
        button.textContent = all ? 'Show the first ' + most + ' rows' : 'Show all ' + rows.length + ' rows';
        button.setAttribute('aria-expanded', String(all));
      }
      button.addEventListener('click', function () { show(button.getAttribute('aria-expanded') !== 'true'); });
      window.addEventListener('beforeprint', function () { show(true); });
      (table.closest('.dataops-scroll') || table).insertAdjacentElement('afterend', button);
      show(false);
    });
  }

  /* A link into a folded section unfolds it. */
  function unfoldTargets(root) {
    function unfold() {
      var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      for (var node = target; node && root.contains(node); node = node.parentElement) {
        if (node.tagName === 'DETAILS') {
          node.open = true;
        }
      }
    }
    root.addEventListener('click', function (event) {
      var link = event.target.closest('a[href^="#"]');
      if (link) {
        setTimeout(unfold, 0);
      }
    });
    window.addEventListener('hashchange', unfold);
    unfold();
  }

  /* Numbers in words, as the tables write them. */
  function duration(seconds) {
    if (seconds < 1) { return Math.round(seconds * 1000) + ' ms'; }
    if (seconds < 60) { return trim(seconds) + ' s'; }
    if (seconds < 3600) { return trim(seconds / 60) + ' min'; }
    if (seconds < 86400) { return trim(seconds / 3600) + ' h'; }
    return trim(seconds / 86400) + ' d';
  }

  function trim(value) {
    return String(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
  }

  function share(value) {
    return trim(value * 100) + ' %';
  }

  function colours(root) {
    /* A theme may use any colour function; the chart library knows rgb only. */
    var probe = document.createElement('span');
    var pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    root.appendChild(probe);
    function of(name) {
      probe.style.color = 'var(--dataops-' + name + ')';
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = getComputedStyle(probe).color;
      pen.fillRect(0, 0, 1, 1);
      var rgba = pen.getImageData(0, 0, 1, 1).data;
      return 'rgba(' + rgba[0] + ',' + rgba[1] + ',' + rgba[2] + ',' + rgba[3] / 255 + ')';
    }
    var found = { text: of('text'), quiet: of('quiet'), line: of('line'), paper: of('paper'), bad: of('bad'),
      main: of('link') };
    probe.remove();
    return found;
  }

  function middle(bucket) {
    return (bucket.from + bucket.to) / 2;
  }

  function known(value) {
    return value === undefined || value === null ? null : value;
  }

  /* Durations spread over decades; an axis of logarithms shows a minute and a month in one picture. */
  function hours(seconds) {
    return seconds / 3600;
  }

  function isWide(data) {
    var all = [];
    data.buckets.forEach(function (b) { all.push(known(b.value), known(b.p90)); });
    data.points.forEach(function (p) { all.push(p.value); });
    all = all.filter(function (v) { return v !== null && v > 0; });
    return all.length > 1 && Math.max.apply(null, all) / Math.min.apply(null, all) > 30;
  }

  /* A part of the narrowest step, beside the axis' own words, so that no two bars touch however small the chart is. */
  function barWidth(buckets, chart) {
    var last = buckets[buckets.length - 1];
    var step = buckets.reduce(function (least, b, i) {
      return i ? Math.min(least, middle(b) - middle(buckets[i - 1])) : least;
    }, last.to - buckets[0].from);
    var pixels = (chart - 60) * step / (last.to - buckets[0].from);
    return Math.max(0.5, Math.min(28, pixels * 0.75));
  }

  function bars(data, colour, chart) {
    var width = barWidth(data.buckets, chart);
    function bar(name, value, decal, tint) {
      return { type: 'bar', name: name, stack: 'all', barWidth: width, data: data.buckets.map(function (b) {
        return { value: [middle(b), b.value === undefined ? null : value(b)], bucket: b };
      }), itemStyle: { color: tint, decal: decal } };
    }
    return [
      bar('good', function (b) { return b.value - b.count; }, undefined, colour.main),
      bar('failed', function (b) { return b.count; },
        { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: colour.paper }, colour.bad)
    ];
  }

  function durations(data, colour, floor) {
    function line(name, key, more) {
      return Object.assign({ type: 'line', name: name, data: data.buckets.map(function (b) {
        var value = known(b[key]);
        return { value: [middle(b), value === null ? null : hours(Math.max(value, floor))], bucket: b };
      }), showSymbol: data.buckets.length < 60, symbolSize: 4, connectNulls: false }, more);
    }
    function points(name, chosen, more) {
      return Object.assign({ type: 'scatter', name: name, data: data.points.filter(chosen).map(function (p) {
        return { value: [p.at, hours(Math.max(p.value, floor))], point: p };
      }) }, more);
    }
    return [
      line('90 % within', 'p90', { lineStyle: { color: colour.main, width: 1, type: 'dashed' },
        itemStyle: { color: colour.main }, showSymbol: false, areaStyle: { color: colour.main, opacity: 0.1, origin: 'start' } }),
      line('median', 'value', { lineStyle: { color: colour.main, width: 2 }, itemStyle: { color: colour.main } }),
      points('deployment', function (p) { return !p.failed; }, { symbol: 'circle', symbolSize: 5,
        itemStyle: { color: colour.quiet, opacity: 0.75 } }),
      points('failed', function (p) { return p.failed && !p.open; }, { symbol: 'triangle', symbolSize: 8,
        itemStyle: { color: colour.bad } }),
      points('open', function (p) { return p.open; }, { symbol: 'diamond', symbolSize: 11,
        itemStyle: { color: colour.paper, borderColor: colour.bad, borderWidth: 2 } })
    ];
  }

  function rates(data, colour) {
    function line(key, more) {
      return Object.assign({ type: 'line', data: data.buckets.map(function (b) {
        var value = typeof key === 'function' ? key(b) : known(b[key]);
        return { value: [middle(b), value], bucket: b };
      }), showSymbol: false }, more);
    }
    var invisible = { lineStyle: { opacity: 0 }, itemStyle: { color: colour.main, opacity: 0 }, stack: 'interval', silent: true };
    return [
      line('low', Object.assign({ name: '' }, invisible)),
      line(function (b) { return known(b.low) === null || known(b.high) === null ? null : b.high - b.low; },
        Object.assign({ name: '95 % interval' }, invisible, { areaStyle: { color: colour.main, opacity: 0.14 } })),
      line('value', { name: 'share', lineStyle: { color: colour.main, width: 2 }, itemStyle: { color: colour.main },
        showSymbol: true, symbolSize: 5 })
    ];
  }

  function words(kind, item) {
    if (item.data.point) {
      var point = item.data.point;
      return point.name + '\n' + (point.open ? 'open, at least ' : point.failed ? 'failed, ' : '') + duration(point.value) +
        (point.url ? '\nclick to open' : '');
    }
    var b = item.data.bucket;
    var head = b.label + (b.partial ? ' (in part)' : '') + '\n';
    if (kind === 'bars') { return head + b.value + ' deployments, ' + b.count + ' failed'; }
    if (kind === 'durations') {
      return head + 'median ' + duration(b.value) + ' of ' + b.n +
        (known(b.p90) === null ? '' : '\n90 % within ' + duration(b.p90));
    }
    return head + share(b.value) + ' (' + b.count + ' of ' + b.n + ')' +
      (known(b.low) === null ? '' : '\n95 % interval ' + share(b.low) + ' to ' + share(b.high));
  }

  /* The lines that a legend takes; the chart library leaves no room for it by itself. */
  function legendLines(names, chart, font) {
    var pen = document.createElement('canvas').getContext('2d');
    pen.font = '11px ' + font;
    var lines = 1;
    var used = 0;
    names.forEach(function (name) {
      var item = 14 + 5 + pen.measureText(name).width + 10;
      if (used > 0 && used + item > chart - 20) {
        lines++;
        used = 0;
      }
      used += item;
    });
    return lines;
  }

  function option(data, colour, box) {
    var chart = box.clientWidth;
    var font = getComputedStyle(box).fontFamily;
    var wide = data.kind === 'durations' && isWide(data);
    var series = data.kind === 'bars' ? bars(data, colour, chart)
      : data.kind === 'durations' ? durations(data, colour, wide ? 1 : 0) : rates(data, colour);
    var first = data.buckets[0];
    var last = data.buckets[data.buckets.length - 1];
    var named = series.filter(function (s) { return s.name && (s.type !== 'scatter' || s.data.length); });
    var lines = legendLines(named.map(function (s) { return s.name; }), chart, font);
    return {
      animation: false,
      useUTC: true,
      textStyle: { fontFamily: font, color: colour.quiet },
      grid: { left: 8, right: 16, top: 10 + 20 * lines, bottom: 4, containLabel: true },
      legend: { top: 0, right: 0, itemHeight: 8, itemWidth: 14, icon: data.kind === 'bars' ? 'rect' : undefined,
        textStyle: { color: colour.quiet, fontSize: 11 },
        data: named.map(function (s) { return s.areaStyle ? { name: s.name, icon: 'rect', itemStyle: { opacity: 0.3 } } : { name: s.name }; }) },
      tooltip: { trigger: 'item', renderMode: 'richText', confine: true, backgroundColor: colour.paper,
        borderColor: colour.line, textStyle: { color: colour.text, fontSize: 12 },
        formatter: function (item) { return words(data.kind, item); } },
      xAxis: { type: 'time', min: first && first.from, max: last && last.to,
        axisLine: { lineStyle: { color: colour.line } }, axisTick: { lineStyle: { color: colour.line } },
        splitLine: { show: false }, axisLabel: { color: colour.quiet, hideOverlap: true, fontSize: 11 } },
      yAxis: { type: wide ? 'log' : 'value', min: wide ? undefined : 0, minInterval: data.kind === 'bars' ? 1 : undefined,
        splitNumber: 4, splitLine: { lineStyle: { color: colour.line } },
        axisLabel: { color: colour.quiet, fontSize: 11, formatter: data.kind === 'durations' ? function (value) { return duration(value * 3600); }
          : data.kind === 'rates' ? share : undefined } },
      series: series
    };
  }

  function open(url) {
    var target = url && new URL(url, location.href);
    if (target && (target.protocol === 'http:' || target.protocol === 'https:')) {
      location.assign(target.href);
    }
  }

  function charts(root) {
    var library = window.echarts;
    var drawn = [];
    if (!library) {
      return;
    }
    each(root, 'figure[data-dataops-chart]', function (figure) {
      var data;
      try {
        data = JSON.parse(figure.dataset.dataopsChart);
      } catch (broken) {
        return;
      }
      var box = document.createElement('div');
      box.className = 'dataops-chart';
      box.setAttribute('role', 'img');
      box.setAttribute('aria-label', figure.querySelector('figcaption').textContent.trim() + ' The table below has the figures.');
      figure.appendChild(box);
      figure.hidden = false;
      var chart = library.init(box);
      chart.on('click', function (item) { open(item.data && item.data.point && item.data.point.url); });
      drawn.push({ chart: chart, data: data, box: box });
    });
    function draw() {
      var colour = colours(root);
      drawn.forEach(function (one) { one.chart.setOption(option(one.data, colour, one.box), true); });
    }
    function fit() {
      drawn.forEach(function (one) {
        if (one.box.clientWidth) { one.chart.resize(); }
      });
      draw();
    }
    draw();
    if (drawn.length) {
      var watcher = new ResizeObserver(fit);
      drawn.forEach(function (one) { watcher.observe(one.box); });
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
      new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    }
  }

  /* Further key columns of a difference stay in sight beside the first one. */
  function freezeKeys(root) {
    each(root, 'table[data-dataops-keys]', function (table) {
      var keys = Number(table.dataset.dataopsKeys);
      function place() {
        Array.prototype.forEach.call(table.rows, function (row) {
          var left = 0;
          Array.prototype.forEach.call(row.querySelectorAll('.dataops-key'), function (cell, i) {
            if (i < keys) {
              cell.style.left = left + 'px';
              left += cell.offsetWidth;
            }
          });
        });
      }
      var fold = table.closest('details');
      if (fold) {
        fold.addEventListener('toggle', place);
      }
      window.addEventListener('resize', place);
      place();
    });
  }

  function enhance() {
    each(document, '.dataops-report', function (root) {
      /* A page may wrap the report once more. */
      if (root.parentElement.closest('.dataops-report')) {
        return;
      }
      localTimes(root);
      foldRows(root);
      unfoldTargets(root);
      freezeKeys(root);
      charts(root);
    });
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', enhance);
  } else {
    enhance();
  }
}());
