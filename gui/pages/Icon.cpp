// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray readIcon(const QString &name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("There is no icon %s.", qPrintable(name));
    return file.readAll();
}

/// \a size in pixels of the device.
QPixmap drawn(const QString &name, const QColor &color, QSize size)
{
    const QString key = u"gatehouse-icon %1 %2 %3x%4"_s.arg(name, color.name())
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer renderer(readIcon(name).replace("currentColor", color.name().toLatin1()));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws when it is asked, so that a change of the palette needs no new icons.
class TextColorEngine final : public QIconEngine
{
public:
    explicit TextColorEngine(QString name)
        : m_name(std::move(name))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap image = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), image);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return drawn(m_name, palette.color(QPalette::HighlightedText), size);
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return drawn(m_name, palette.color(group, QPalette::WindowText), size);
    }
    QIconEngine *clone() const override { return new TextColorEngine(*this); }

private:
    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TextColorEngine(name));
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    QPixmap pixmap = drawn(name, color, (QSizeF(size, size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QIcon appIcon()
{
    static const QIcon icon = [] {
        QIcon made;
        for (const int size : {16, 22, 32, 48, 64, 128})
            made.addPixmap(drawn(u"gatehouse"_s, Qt::black, {size, size}));
        return made;
    }();
    return icon;
}

} // namespace gatehouse::pages
